declare module '@parvis/kernel' {
  interface DomainEvents {
    /** Computed by night, or set by an admin, whom the event then names. */
    'member.trust-changed': { memberId: string; before: number; after: number };
  }
}

export {};
