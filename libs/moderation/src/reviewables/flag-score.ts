import type { Role } from '@parvis/kernel';

/** What a member's earlier flags came to; ignored ones do not count. */
export interface FlagRecord {
  agreed: number;
  disagreed: number;
}

export interface FlagScore {
  baseScore: number;
  trustScore: number;
  recordScore: number;
  reasonScore: number;
  /** The sum of the parts, never below zero. */
  score: number;
}

const BASE = 1;
const STAFF_TRUST = 5;
/** How many of his last decided flags speak for or against a flagger. */
export const RECORD_FLAGS = 100;
/** So many decided flags say nothing yet. */
const TOO_FEW = 5;
/** The share of agreed flags that is neither good nor bad. */
const EXPECTED = 0.7;
const WEIGHT = 5;

/**
 * What the flagger's accuracy adds or takes, by the rule of Discourse's review queue: nothing up
 * to five decided flags, then the distance of the agreed share from 0.7, grown with log4 of their
 * number; two decimals.
 */
export function recordScore({ agreed, disagreed }: FlagRecord): number {
  const decided = agreed + disagreed;
  if (decided <= TOO_FEW) return 0;
  const share = agreed / decided;
  const room = share >= EXPECTED ? 1 - EXPECTED : EXPECTED;
  const weight = (Math.log(decided) / Math.log(4)) * WEIGHT;
  return twoDecimals(((share - EXPECTED) / room) * weight);
}

/** Trust level 0 to 4; staff count 5. A rule has no trust and no record. */
export function flagScore(
  flagger: { trustLevel: number; role: Role; record: FlagRecord } | null,
  bonus: number,
): FlagScore {
  const isStaff = flagger?.role === 'moderator' || flagger?.role === 'admin';
  const parts = {
    baseScore: BASE,
    trustScore: flagger ? (isStaff ? STAFF_TRUST : flagger.trustLevel) : 0,
    recordScore: flagger ? recordScore(flagger.record) : 0,
    reasonScore: twoDecimals(bonus),
  };
  const sum = parts.baseScore + parts.trustScore + parts.recordScore + parts.reasonScore;
  return { ...parts, score: Math.max(0, twoDecimals(sum)) };
}

const twoDecimals = (value: number): number => Math.round(value * 100) / 100;
