import type { RestrictedKind, Restriction } from './statement.entity.js';

declare module '@parvis/kernel' {
  interface DomainEvents {
    'statement.issued': {
      statementId: string;
      number: number;
      decisionId: string;
      memberId: string;
      restriction: Restriction;
      targetKind: RestrictedKind;
      targetId: string;
    };
    /** The restriction ended before its time, by this decision. */
    'statement.lifted': {
      statementId: string;
      memberId: string;
      decisionId: string;
      restriction: Restriction;
      targetKind: RestrictedKind;
      targetId: string;
    };
  }
}
