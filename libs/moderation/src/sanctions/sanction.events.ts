declare module '@parvis/kernel' {
  interface DomainEvents {
    'member.warned': { memberId: string; sanctionId: string; statementId: string };
  }
}

export {};
