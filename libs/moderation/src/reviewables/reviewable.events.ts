import type { FlagOutcome, FlagSource } from './flag.entity.js';
import type { ReviewableKind, ReviewableLevel } from './reviewable.entity.js';

declare module '@parvis/kernel' {
  interface DomainEvents {
    'flag.raised': {
      flagId: string;
      reviewableId: string;
      reasonCode: string;
      flaggerId: string | null;
      source: FlagSource;
    };
    /** For the first time, or again when `reopened`. */
    'reviewable.opened': {
      reviewableId: string;
      targetKind: ReviewableKind;
      targetId: string;
      roomId: string | null;
      level: ReviewableLevel;
      reopened: boolean;
    };
    'reviewable.claimed': { reviewableId: string; memberId: string };
    /** `memberId` had claimed it. */
    'reviewable.released': { reviewableId: string; memberId: string };
    /** What became of the flags that were pending when the reviewable closed. */
    'flags.settled': {
      reviewableId: string;
      outcome: FlagOutcome;
      flags: { flagId: string; flaggerId: string | null }[];
    };
  }
}

/** Topic of the live hint that a reviewable, its claim or its notes changed; the id is its own. */
export const REVIEW_HINT = 'review';

/** Topic of the live hint that a reviewable is no more in a room; the id is `reviewable room`. */
export const REVIEW_LEFT_HINT = 'review-left';
