import { type Denial, denied, firstDenial, type Viewer } from '@parvis/kernel';
import { feedbackPolicy } from '../feedback/feedback.policy.js';
import { isStandingPost, type Post } from '../posts/post.entity.js';
import type { PostPlace } from '../posts/post.policy.js';

type Facts = Pick<Post, 'authorId' | 'number' | 'withdrawnAt' | 'removedAt'>;

export const votePolicy = {
  /** The replies of a question go up and down, an idea up alone; 0 takes a vote back. */
  cast: (viewer: Viewer, post: Facts, place: PostPlace, value: number): Denial | null =>
    value === 0
      ? feedbackPolicy.takeBack(viewer, place)
      : firstDenial(
          () => feedbackPolicy.give(viewer, place),
          () => (isStandingPost(post) ? null : denied('post_not_standing')),
          () => votable(post, place, value),
          () => feedbackPolicy.notOwn(viewer, post.authorId, 'own_post'),
        ),
};

function votable(post: Facts, { thread }: PostPlace, value: number): Denial | null {
  if (thread.kind === 'question' && post.number > 1) return null;
  if (thread.kind !== 'idea' || post.number > 1) return denied('post_not_votable');
  return value < 0 ? denied('votes_up_only') : null;
}
