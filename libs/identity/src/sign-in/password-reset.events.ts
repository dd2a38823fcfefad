declare module '@parvis/kernel' {
  interface DomainEvents {
    /**
     * Published for unknown addresses too, with nobody in it, so that both take as long. The
     * token's id is of no use without the installation's secret.
     */
    'password_reset.requested': { memberId: string | null; tokenId: string };
  }
}

export {};
