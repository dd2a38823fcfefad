import type { IncomingHttpHeaders } from 'node:http';
import { LOCALES, type Locale } from '@parvis/kernel';

const LANGUAGE_COOKIE = /(?:^|;\s*)parvis_lang=(\w+)/;
const THEME_COOKIE = /(?:^|;\s*)parvis_theme=(light|dark)(?:;|$)/;

const known = (word: string | undefined): Locale | undefined =>
  LOCALES.find((locale) => locale === word);

/** The language of an answer: the member's, else the cookie's, else the browser's best of ours. */
export function chooseLocale(
  headers: IncomingHttpHeaders,
  member: Locale | null = null,
  fallback: Locale = 'en',
): Locale {
  const cookie = headers.cookie && LANGUAGE_COOKIE.exec(headers.cookie)?.[1];
  return member ?? known(cookie) ?? acceptedLocale(headers['accept-language']) ?? fallback;
}

/** Light or dark when the reader chose one in this browser; null follows his system. */
export function chosenTheme(headers: IncomingHttpHeaders): 'light' | 'dark' | null {
  if (!headers.cookie) return null;
  return (THEME_COOKIE.exec(headers.cookie)?.[1] as 'light' | 'dark' | undefined) ?? null;
}

/** Browsers send a few hundred kinds of this header, each of them with every request. */
const accepted = new Map<string, Locale | undefined>();
const ACCEPTED_MAX = 1_000;

function acceptedLocale(header: string | undefined): Locale | undefined {
  const wishes = (header ?? '').slice(0, 500);
  if (accepted.has(wishes)) return accepted.get(wishes);
  if (accepted.size >= ACCEPTED_MAX) accepted.clear();
  const locale = bestLocale(wishes);
  accepted.set(wishes, locale);
  return locale;
}

function bestLocale(header: string): Locale | undefined {
  const wishes = header
    .split(',')
    .map((part, order) => {
      const [range = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((text) => text.trim()).find((text) => text.startsWith('q='));
      return { locale: known(range.split('-')[0]), order, q: Number(quality?.slice(2) ?? 1) };
    })
    .filter((wish) => wish.locale && wish.q > 0)
    .sort((a, b) => b.q - a.q || a.order - b.order);
  return wishes[0]?.locale;
}
