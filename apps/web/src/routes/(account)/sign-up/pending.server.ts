import type { RequestEvent } from '@sveltejs/kit';
import { paths, safeReturn } from '$lib/paths';

const NAME = 'parvis_sign_up';
const DAY = 60 * 60 * 24;

/** Where the mail went and where he wanted to go; in a cookie, so that no address shows in a URL. */
export interface PendingSignUp {
  email: string;
  next: string;
}

type Cookies = Pick<RequestEvent, 'cookies' | 'url'>;

const options = (url: URL) =>
  ({ path: '/', sameSite: 'lax', httpOnly: true, secure: url.protocol === 'https:' }) as const;

export function keepPending({ cookies, url }: Cookies, pending: PendingSignUp): void {
  cookies.set(NAME, JSON.stringify(pending), { ...options(url), maxAge: DAY });
}

export function readPending({ cookies }: Cookies): PendingSignUp | null {
  try {
    const { email, next } = JSON.parse(cookies.get(NAME) ?? 'null');
    return { email: String(email), next: safeReturn(String(next)) };
  } catch {
    return null;
  }
}

/** Forgets it and answers where he wanted to go. */
export function takePending(event: Cookies): string {
  const pending = readPending(event);
  if (pending) event.cookies.delete(NAME, options(event.url));
  return pending?.next ?? paths.home;
}
