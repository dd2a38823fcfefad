import type { RankedCandidate } from './candidate.js';

/** Score from which asking anyway needs a confirmation. */
export const NEAR_DUPLICATE = 0.9;

/** Whether the thread found asks, in all likelihood, what the member is about to ask. */
export function isNearDuplicate(candidate: Pick<RankedCandidate, 'score'>): boolean {
  return candidate.score >= NEAR_DUPLICATE;
}
