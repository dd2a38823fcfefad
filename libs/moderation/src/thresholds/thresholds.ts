/** Pending flags of people on something, and how many people raised them. */
export interface Weight {
  score: number;
  flaggers: number;
}

/** What the thresholds look at. */
export interface FlaggedFacts {
  onPost: Weight;
  /** Spam flags on all posts of the author. */
  onAuthor: Weight;
  /** The highest trust level among the members who flagged the post as spam; null for none. */
  spamTrust: number | null;
  /** On all posts of the thread. */
  onThread: Weight;
  isStanding: boolean;
  /** Staff of the site, or moderating the room. */
  isByStaff: boolean;
  authorTrustLevel: number;
  isSilenced: boolean;
  isThreadOpen: boolean;
}

export interface Thresholds {
  hideScore: number;
  trustedSpamLevel: number;
  silenceScore: number;
  silenceFlaggers: number;
  lockScore: number;
  lockFlaggers: number;
}

export type Crossed = 'hide' | 'hideSpam' | 'silence' | 'lock';

/** What a rule does of itself; nothing to what staff wrote, nothing that is done already. */
export function crossed(facts: FlaggedFacts, limits: Thresholds): Crossed[] {
  if (facts.isByStaff) return [];
  const reached = (weight: Weight, score: number, flaggers: number) =>
    score > 0 && weight.score >= score && weight.flaggers >= flaggers;
  const hides = facts.isStanding && reached(facts.onPost, limits.hideScore, 1);
  const { trustedSpamLevel: level } = limits;
  const isNew = facts.authorTrustLevel === 0;
  const isTrusted = level > 0 && facts.spamTrust !== null && facts.spamTrust >= level;
  const hidesSpam = facts.isStanding && !hides && isNew && isTrusted;
  const silences =
    isNew &&
    !facts.isSilenced &&
    reached(facts.onAuthor, limits.silenceScore, limits.silenceFlaggers);
  const locks =
    facts.isThreadOpen && reached(facts.onThread, limits.lockScore, limits.lockFlaggers);
  return [
    ...(hides ? (['hide'] as const) : []),
    ...(hidesSpam ? (['hideSpam'] as const) : []),
    ...(silences ? (['silence'] as const) : []),
    ...(locks ? (['lock'] as const) : []),
  ];
}
