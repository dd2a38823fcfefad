import type { Reviewable } from '../reviewables/reviewable.entity.js';
import type { Decision } from './decision.entity.js';

/** What the events of making and undoing a decision tell. */
export const madeFacts = (
  decision: Decision,
  { roomId }: Pick<Reviewable, 'roomId'>,
  clauseCode: string | null,
) => ({
  decisionId: decision.id,
  reviewableId: decision.reviewableId,
  verb: decision.verb,
  actions: decision.actions,
  roomId,
  clauseCode,
  facts: decision.facts,
});

export const executedFacts = (decision: Decision, item: Reviewable) => ({
  decisionId: decision.id,
  reviewableId: item.id,
  targetKind: item.kind,
  targetId: item.targetId,
  verb: decision.verb,
  actions: decision.actions,
  clauseId: decision.clauseId,
  facts: decision.facts,
  decidedById: decision.decidedById,
  isAutomated: decision.isAutomated,
  roomId: item.roomId,
  reversesId: decision.reversesId,
});
