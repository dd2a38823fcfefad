import { createHash, randomBytes } from 'node:crypto';

const TOKEN = /^[\w-]{43}$/;

/** 256 random bits, as they stand in the cookie and nowhere else. */
export const newSessionToken = (): string => randomBytes(32).toString('base64url');

/** What is stored of a token; null for a text that can be none, which need not be looked up. */
export function tokenHash(token: string): Buffer | null {
  return TOKEN.test(token) ? createHash('sha256').update(token).digest() : null;
}
