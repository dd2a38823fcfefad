import { uuidv7 } from '@parvis/kernel';
import type { Reviewable } from '../reviewables/reviewable.entity.js';
import type { Decision } from './decision.entity.js';

type Given = Pick<Decision, 'verb' | 'decidedAt'> & Partial<Decision>;

/** A decision on a case as it reads now; what is not given is that of one done at once. */
export const newDecision = (
  item: Pick<Reviewable, 'id' | 'contentHash' | 'openedAt'>,
  given: Given,
): Decision => ({
  id: uuidv7(given.decidedAt.getTime()),
  reviewableId: item.id,
  actions: [],
  clauseId: null,
  facts: '',
  decidedById: null,
  isAutomated: false,
  contentHash: item.contentHash,
  state: 'executed',
  voidReason: null,
  reversesId: null,
  batchId: null,
  openedAt: item.openedAt,
  executeAfter: given.decidedAt,
  settledAt: given.decidedAt,
  ...given,
});
