declare module '@parvis/kernel' {
  interface DomainEvents {
    /** `before` and `after` are 1, -1 or 0 for no vote. */
    'vote.cast': {
      postId: string;
      threadId: string;
      /** Who wrote the post. */
      authorId: string;
      before: number;
      after: number;
    };
  }
}

export {};
