declare module '@parvis/kernel' {
  interface DomainEvents {
    'post.created': PostCreated;
    /** `mentionedIds` are those whom the edit mentions anew. */
    'post.edited': PostPlaceFacts & { revision: number; mentionedIds: string[] };
    'post.withdrawn': PostPlaceFacts & { wasAnswer: boolean };
    'post.restored': PostPlaceFacts;
  }
}

interface PostPlaceFacts {
  postId: string;
  threadId: string;
  roomId: string;
  authorId: string;
  number: number;
}

/** Number 1 comes with its thread, whose own event is `thread.created`. */
export interface PostCreated extends PostPlaceFacts {
  replyToId: string | null;
  mentionedIds: string[];
}
