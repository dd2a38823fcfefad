import type { RankedCandidate } from './candidate.js';

/**
 * Likeness from which asking anyway needs a confirmation: on labelled questions the most alike thread
 * from here on was right in 116 of 119 cases (docs/search.md).
 */
export const NEAR_DUPLICATE = 0.6;

/** Whether the thread found asks, in all likelihood, what the member is about to ask. */
export function isNearDuplicate(candidate: RankedCandidate): boolean {
  return candidate.likeness >= NEAR_DUPLICATE;
}
