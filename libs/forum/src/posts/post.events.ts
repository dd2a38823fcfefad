import type { Post } from './post.entity.js';

declare module '@parvis/kernel' {
  interface DomainEvents {
    'post.created': PostCreated;
    /** `mentionedIds` are those whom the edit mentions anew. */
    'post.edited': PostFacts & { revision: number; mentionedIds: string[] };
    'post.withdrawn': PostFacts;
    'post.restored': PostFacts;
    'post.removed': PostFacts & { removal: 'hidden' | 'removed' };
    'post.reinstated': PostFacts;
    /** `previousPostId` was the answer until then. */
    'answer.chosen': PostFacts & { previousPostId: string | null };
    /** Also when the answer was withdrawn or removed. */
    'answer.unchosen': PostFacts;
  }
}

export interface PostFacts {
  postId: string;
  threadId: string;
  roomId: string;
  authorId: string;
  number: number;
}

/** Of every post, the opening one included, which `thread.created` goes before. */
export interface PostCreated extends PostFacts {
  replyToId: string | null;
  mentionedIds: string[];
}

export const postFacts = (
  post: Pick<Post, 'id' | 'threadId' | 'authorId' | 'number'>,
  roomId: string,
): PostFacts => ({
  postId: post.id,
  threadId: post.threadId,
  roomId,
  authorId: post.authorId,
  number: post.number,
});
