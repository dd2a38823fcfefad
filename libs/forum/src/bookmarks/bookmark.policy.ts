import {
  type Denial,
  denied,
  firstDenial,
  isSignedIn,
  mustSignIn,
  type Viewer,
} from '@parvis/kernel';
import { isStandingPost, type Post } from '../posts/post.entity.js';
import { type PostPlace, postPolicy } from '../posts/post.policy.js';

export const bookmarkPolicy = {
  /** Any member, any post that stands where he reads; his own as well. */
  add: (
    viewer: Viewer,
    post: Pick<Post, 'withdrawnAt' | 'removedAt'>,
    place: PostPlace,
  ): Denial | null =>
    firstDenial(
      () => (isSignedIn(viewer) ? null : mustSignIn),
      () => postPolicy.see(viewer, place),
      () => (isStandingPost(post) ? null : denied('post_not_standing')),
    ),
};
