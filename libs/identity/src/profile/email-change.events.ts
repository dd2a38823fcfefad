declare module '@parvis/kernel' {
  interface DomainEvents {
    /** Mails are due to the old address and to the new one, which stands with the token. */
    'email_change.requested': { memberId: string; tokenId: string };
  }
}

export {};
