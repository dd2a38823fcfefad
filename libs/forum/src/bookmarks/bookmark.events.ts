declare module '@parvis/kernel' {
  interface DomainEvents {
    'bookmark.added': { postId: string; threadId: string };
    'bookmark.removed': { postId: string; threadId: string };
  }
}

export {};
