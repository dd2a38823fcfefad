import type { Locale } from '@parvis/kernel';

/**
 * Somebody who wants to become a member and has not confirmed his address yet. He stands apart
 * from the members until then: whether an address is known shows neither in the answer to a
 * sign-up, nor in whether its handle then exists or its password works.
 */
export interface SignUp {
  id: string;
  email: string;
  handle: string;
  name: string;
  passwordHash: string;
  locale: Locale;
  createdAt: Date;
  expiresAt: Date;
}

/** How long the link in the mail works, and the handle is kept for him. */
export const CONFIRM_MS = 24 * 3_600_000;
