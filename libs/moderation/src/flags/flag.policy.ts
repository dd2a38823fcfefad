import {
  isStanding,
  isStandingPost,
  type Post,
  type PostPlace,
  roomPolicy,
  threadPolicy,
} from '@parvis/forum';
import {
  type Denial,
  denied,
  firstDenial,
  isSignedIn,
  isStaff,
  mayWrite,
  mustSignIn,
  type Viewer,
} from '@parvis/kernel';

type PostFacts = Pick<Post, 'authorId' | 'withdrawnAt' | 'removedAt'>;
interface MemberFacts {
  id: string;
  erasedAt: Date | null;
}

/** Who may bring what before staff. */
export const flagPolicy = {
  /** A post that stands, by any confirmed member who sees it and did not write it. */
  raiseOnPost: (viewer: Viewer, post: PostFacts, { thread, room }: PostPlace): Denial | null =>
    firstDenial(
      () => threadPolicy.see(viewer, thread, room),
      () => mayFlag(viewer),
      () => notOwn(viewer, post.authorId, 'own_post'),
      () => (isStandingPost(post) && isStanding(thread) ? null : denied('post_not_standing')),
    ),

  raiseOnMember: (viewer: Viewer, member: MemberFacts): Denial | null =>
    firstDenial(
      () => mayFlag(viewer),
      () => notOwn(viewer, member.id, 'own_profile'),
      () => (member.erasedAt ? denied('member_erased') : null),
    ),

  /** On their own initiative staff open a case of any post of their rooms, whatever hides it. */
  openOnPost: (viewer: Viewer, post: PostFacts, { room }: PostPlace): Denial | null =>
    firstDenial(
      () => roomPolicy.moderate(viewer, room),
      () => notOwn(viewer, post.authorId),
    ),

  openOnMember: (viewer: Viewer, member: MemberFacts): Denial | null =>
    firstDenial(
      () => (isSignedIn(viewer) ? null : mustSignIn),
      () => (isStaff(viewer) ? null : denied('moderators_only')),
      () => notOwn(viewer, member.id),
    ),
};

const mayFlag = (viewer: Viewer): Denial | null =>
  firstDenial(
    () => (isSignedIn(viewer) ? null : mustSignIn),
    () => mayWrite(viewer),
    () => (viewer.emailConfirmed ? null : denied('email_unconfirmed')),
  );

const notOwn = (viewer: Viewer, authorId: string, reason = 'own_content'): Denial | null =>
  viewer.memberId === authorId ? denied(reason) : null;
