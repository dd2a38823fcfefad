import type { ReviewableKind, ReviewableLevel } from '../reviewables/reviewable.entity.js';
import type { Action, Verb, VoidReason } from './decision.entity.js';

interface Made {
  decisionId: string;
  reviewableId: string;
  verb: Verb;
  actions: Action[];
  roomId: string | null;
  clauseCode: string | null;
  facts: string;
}

declare module '@parvis/kernel' {
  interface DomainEvents {
    /** Nothing but the reviewable's state has changed yet. */
    'decision.made': Made;
    'decision.undone': Made;
    'decision.voided': { decisionId: string; reviewableId: string; reason: VoidReason };
    /** Within the transaction that did it; upper features do their part at once. */
    'decision.executed': {
      decisionId: string;
      reviewableId: string;
      targetKind: ReviewableKind;
      targetId: string;
      verb: Verb;
      actions: Action[];
      clauseId: string | null;
      facts: string;
      decidedById: string | null;
      isAutomated: boolean;
      roomId: string | null;
      /** The decision that a `reverse` takes back. */
      reversesId: string | null;
    };
    'reviewable.escalated': { reviewableId: string; level: ReviewableLevel };
  }
}
