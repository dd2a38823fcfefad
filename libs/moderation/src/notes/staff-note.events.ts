declare module '@parvis/kernel' {
  interface DomainEvents {
    /** On a case or on a member, never both. `mentionedIds` are staff who may see the note. */
    'staff-note.added': {
      noteId: string;
      reviewableId: string | null;
      memberId: string | null;
      authorId: string;
      mentionedIds: string[];
      roomId: string | null;
    };
  }
}

export {};
