import type { HoldHit } from './held-post.entity.js';

interface Settled {
  heldPostId: string;
  authorId: string;
  roomId: string;
}

declare module '@parvis/kernel' {
  interface DomainEvents {
    'post.held': Settled & { hits: HoldHit[] };
    /** `postId` is the post it became, or the one it rewrote. */
    'held-post.published': Settled & { postId: string };
    'held-post.refused': Settled;
    'held-post.withdrawn': Settled;
  }
}
