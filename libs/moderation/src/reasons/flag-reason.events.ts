declare module '@parvis/kernel' {
  interface DomainEvents {
    /** `changes` names the columns; all of them when the reason is new. */
    'flag-reason.changed': { reasonId: string; code: string; changes: string[] };
  }
}

export {};
