import { setting } from '@parvis/kernel';

const SCORE = { min: 0, max: 1_000, public: true };
const FLAGGERS = { min: 1, max: 100, public: true };

/** The score of pending flags at which a post is hidden until staff decide; 0 never. */
export const HIDE_SCORE = setting('moderation.hideScore', 8.33, SCORE);

/** From this trust level on, one spam flag on a post of a new member hides it at once; 0 never. */
export const TRUSTED_SPAM_LEVEL = setting('moderation.trustedSpamLevel', 3, {
  min: 0,
  max: 4,
  public: true,
});

/** The score of pending spam flags on all posts of a new member at which he is silenced; 0 never. */
export const SILENCE_SCORE = setting('moderation.silenceScore', 2.5, SCORE);
/** So many members must have flagged him. */
export const SILENCE_FLAGGERS = setting('moderation.silenceFlaggers', 3, FLAGGERS);
/** For how many hours. */
export const SILENCE_TERM = setting('moderation.silenceHours', '24', {
  options: ['24', '72', '168', '720'],
  public: true,
});

/** The score of pending flags on all posts of a thread at which it is closed for a while; 0 never. */
export const LOCK_SCORE = setting('moderation.lockScore', 31.25, SCORE);
export const LOCK_FLAGGERS = setting('moderation.lockFlaggers', 5, FLAGGERS);
export const LOCK_TERM = setting('moderation.lockHours', 4, { min: 1, max: 720, public: true });
