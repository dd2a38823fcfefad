import {
  type Denial,
  denied,
  firstDenial,
  isSignedIn,
  mustSignIn,
  type Viewer,
} from '@parvis/kernel';
import { isStandingPost, type Post } from '../posts/post.entity.js';
import type { PostPlace } from '../posts/post.policy.js';
import { roomPolicy } from '../rooms/room.policy.js';
import { isStanding } from '../threads/thread.entity.js';
import { threadPolicy } from '../threads/thread.policy.js';

/** Who decides what solves a question. */
export const answerPolicy = {
  /** Whoever asked, and the moderators of the room, until the question is archived. */
  decide: (viewer: Viewer, { thread, room }: PostPlace): Denial | null =>
    firstDenial(
      () => threadPolicy.see(viewer, thread, room),
      () => (isSignedIn(viewer) ? null : mustSignIn),
      () => (thread.kind === 'question' ? null : denied('not_a_question')),
      () => (isStanding(thread) ? null : denied('thread_not_standing')),
      () => (thread.state === 'archived' || room.archivedAt ? denied('thread_archived') : null),
      () => (viewer.memberId === thread.authorId ? null : roomPolicy.moderate(viewer, room)),
    ),

  /** A reply that stands; the question does not answer itself. */
  choose: (
    viewer: Viewer,
    post: Pick<Post, 'number' | 'withdrawnAt' | 'removedAt'>,
    place: PostPlace,
  ): Denial | null =>
    firstDenial(
      () => answerPolicy.decide(viewer, place),
      () => (post.number > 1 ? null : denied('opening_post')),
      () => (isStandingPost(post) ? null : denied('post_not_standing')),
    ),
};
