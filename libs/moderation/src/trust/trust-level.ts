import { TRUST_HYSTERESIS, TRUST_STAY_DAYS, type TrustThreshold } from './trust.settings.js';

const DAY = 86_400_000;
/** The highest level that is earned; 4 is given by hand. */
const EARNED_MAX = 3;

export type TrustDeeds = Omit<TrustThreshold, 'level'>;

/** What is known of a member when his level is computed. */
export interface TrustFacts {
  level: number;
  changedAt: Date | null;
  /** From the beginning. */
  ever: TrustDeeds;
  /** Within the window that level 3 looks back upon. */
  lately: TrustDeeds;
  /** Silenced or suspended lately. */
  isSanctioned: boolean;
}

/** What holds for all members of one computation. */
export interface TrustRules {
  thresholds: readonly TrustThreshold[];
  now: Date;
  /** Whether the site has counted days for as long as level 3 looks back. */
  hasWholeWindow: boolean;
}

/**
 * The level a member has from now on. He rises to the highest level whose thresholds, and those
 * of all levels below, he meets, unless he was sanctioned lately. Levels 1 and 2 stay; 3 is lost
 * when, after two weeks, a value falls below nine tenths of its threshold.
 */
export function trustLevel(facts: TrustFacts, rules: TrustRules): number {
  const level = Math.min(facts.level, EARNED_MAX);
  const earned = earnedLevel(facts, rules);
  if (earned > level) return facts.isSanctioned ? level : earned;
  if (level < EARNED_MAX || !rules.hasWholeWindow) return level;
  const stayed = rules.now.getTime() - (facts.changedAt?.getTime() ?? 0);
  if (stayed < TRUST_STAY_DAYS * DAY) return level;
  return meets(facts, thresholdOf(rules, EARNED_MAX), TRUST_HYSTERESIS) ? level : EARNED_MAX - 1;
}

/** The highest level in a row from 1 whose thresholds are met; 0 when none is. */
export function earnedLevel(facts: TrustFacts, rules: TrustRules): number {
  let level = 0;
  while (level < EARNED_MAX && meets(facts, thresholdOf(rules, level + 1), 1)) level++;
  return level;
}

const thresholdOf = ({ thresholds }: TrustRules, level: number): TrustThreshold =>
  thresholds.find((threshold) => threshold.level === level)!;

function meets(facts: TrustFacts, { level, ...needed }: TrustThreshold, share: number): boolean {
  const deeds = level === EARNED_MAX ? facts.lately : facts.ever;
  const { flagsAgreedAgainst, ...rest } = needed;
  if (deeds.flagsAgreedAgainst > flagsAgreedAgainst / share) return false;
  return Object.entries(rest).every(
    ([name, least]) => deeds[name as keyof TrustDeeds] >= least * share,
  );
}
