import type { AppealState } from './appeal.entity.js';

interface AppealFacts {
  appealId: string;
  statementId: string;
  memberId: string;
  reviewableId: string;
}

declare module '@parvis/kernel' {
  interface DomainEvents {
    'appeal.opened': AppealFacts;
    /** By the member, or by staff when `isStaff`. */
    'appeal.replied': AppealFacts & { messageId: string; authorId: string; isStaff: boolean };
    'appeal.decided': AppealFacts & { outcome: Exclude<AppealState, 'open'>; decisionId: string };
  }
}
