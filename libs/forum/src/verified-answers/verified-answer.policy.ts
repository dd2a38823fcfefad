import {
  type Denial,
  denied,
  firstDenial,
  isSignedIn,
  mayWrite,
  mustSignIn,
  type Viewer,
} from '@parvis/kernel';
import { type ExpertScopes, scopeIn } from '../expert-verifications/expert-verification.entity.js';
import { isStandingPost, type Post } from '../posts/post.entity.js';
import { type PostPlace, postPolicy } from '../posts/post.policy.js';
import { roomPolicy } from '../rooms/room.policy.js';
import { isStanding } from '../threads/thread.entity.js';

type Facts = Pick<Post, 'authorId' | 'number' | 'withdrawnAt' | 'removedAt'>;

/** Where the viewer may speak as an expert, and the tags of the thread. */
export interface VerifierFacts {
  scopes: ExpertScopes;
  tagIds: readonly string[];
}

/** Who says that an answer is right. */
export const verifiedAnswerPolicy = {
  /** Experts of the thread's room or tags and moderators, of standing replies of others. */
  verify: (viewer: Viewer, post: Facts, place: PostPlace, expert: VerifierFacts): Denial | null =>
    firstDenial(
      () => verifiedAnswerPolicy.takeBack(viewer, place),
      () => (place.thread.kind === 'question' ? null : denied('not_a_question')),
      () => (isStanding(place.thread) ? null : denied('thread_not_standing')),
      () => (post.number > 1 ? null : denied('opening_post')),
      () => (isStandingPost(post) ? null : denied('post_not_standing')),
      () => (post.authorId === viewer.memberId ? denied('own_post') : null),
      () => mayVouch(viewer, place, expert),
    ),

  /** One's own, as long as the thread is not archived. */
  takeBack: (viewer: Viewer, place: PostPlace): Denial | null =>
    firstDenial(
      () => postPolicy.see(viewer, place),
      () => (isSignedIn(viewer) ? null : mustSignIn),
      () => mayWrite(viewer),
      () =>
        place.thread.state === 'archived' || place.room.archivedAt
          ? denied('thread_archived')
          : null,
    ),

  /** That of somebody else: by those who moderate the room. */
  takeBackOfOthers: (viewer: Viewer, place: PostPlace): Denial | null =>
    firstDenial(
      () => verifiedAnswerPolicy.takeBack(viewer, place),
      () => roomPolicy.moderate(viewer, place.room),
    ),
};

function mayVouch(
  viewer: Viewer,
  { thread, room }: PostPlace,
  expert: VerifierFacts,
): Denial | null {
  const scope = scopeIn(expert.scopes, { roomId: thread.roomId, tagIds: expert.tagIds });
  if (scope || roomPolicy.moderate(viewer, room) === null) return null;
  return denied('experts_only');
}
