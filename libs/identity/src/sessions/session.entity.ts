/** A browser or program in which a member is signed in. */
export interface Session {
  id: string;
  memberId: string;
  userAgent: string;
  address: string | null;
  createdAt: Date;
  lastUsedAt: Date;
  expiresAt: Date;
}

const DAY = 24 * 3_600_000;

/** A session that nobody uses ends after this long. */
export const IDLE_MS = 30 * DAY;
/** A session ends after this long however much it is used. */
export const ABSOLUTE_MS = 180 * DAY;
/** `last_used_at` lags by up to this much, so that reading does not write. */
export const TOUCH_MS = 5 * 60_000;
