declare module '@parvis/kernel' {
  interface DomainEvents {
    'tag.merged': { tagId: string; intoId: string; name: string };
  }
}

export {};
