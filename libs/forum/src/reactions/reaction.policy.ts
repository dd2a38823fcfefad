import { type Denial, denied, firstDenial, type Viewer } from '@parvis/kernel';
import { feedbackPolicy } from '../feedback/feedback.policy.js';
import { isStandingPost, type Post } from '../posts/post.entity.js';
import type { PostPlace } from '../posts/post.policy.js';

type Facts = Pick<Post, 'authorId' | 'withdrawnAt' | 'removedAt'>;

export const reactionPolicy = {
  /** To any standing post of somebody else. */
  react: (viewer: Viewer, post: Facts, place: PostPlace): Denial | null =>
    firstDenial(
      () => feedbackPolicy.give(viewer, place),
      () => (isStandingPost(post) ? null : denied('post_not_standing')),
      () => feedbackPolicy.notOwn(viewer, post.authorId, 'own_post'),
    ),
};
