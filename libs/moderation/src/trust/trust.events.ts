declare module '@parvis/kernel' {
  interface DomainEvents {
    /**
     * Computed by night, or fixed or let go by an admin, whom the event then names; the level may
     * be the same before and after that.
     */
    'member.trust-changed': { memberId: string; before: number; after: number; isFixed: boolean };
  }
}

export {};
