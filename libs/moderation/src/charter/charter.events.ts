declare module '@parvis/kernel' {
  interface DomainEvents {
    'charter.published': { version: number };
  }
}

export {};
