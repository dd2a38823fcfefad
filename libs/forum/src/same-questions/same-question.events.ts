declare module '@parvis/kernel' {
  interface DomainEvents {
    'same_question.added': { threadId: string; authorId: string };
    'same_question.removed': { threadId: string; authorId: string };
  }
}

export {};
