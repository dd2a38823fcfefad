import type { LocaleCode } from '$lib/messages/catalogue';
import { type Translate, translator } from '$lib/messages/translate';
import { type DateStyle, formatDate, formatList, formatNumber, formatRelative } from './formats';

/** How one reader is spoken to: words, numbers and times in his language and time zone. */
export interface Locale {
  code: LocaleCode;
  t: Translate;
  number(value: number): string;
  compact(value: number): string;
  list(items: string[]): string;
  date(at: Date | string, style?: DateStyle): string;
  /** “3 hours ago”, “now”, or a date for what is older than four weeks. */
  ago(at: Date | string, now: number): string;
}

const made = new Map<string, Locale>();

/** The same object for the same reader's language and time zone; formatters are dear to build. */
export function localeFor(code: LocaleCode, timeZone: string): Locale {
  const key = `${code} ${timeZone}`;
  let locale = made.get(key);
  if (!locale) {
    locale = createLocale(code, timeZone);
    made.set(key, locale);
  }
  return locale;
}

function createLocale(code: LocaleCode, timeZone: string): Locale {
  const t = translator(code);
  const date: Locale['date'] = (at, style = 'date') =>
    formatDate(code, timeZone, style, new Date(at));
  return {
    code,
    t,
    date,
    number: (value) => formatNumber(code, value),
    compact: (value) => formatNumber(code, value, true),
    list: (items) => formatList(code, items),
    ago: (at, now) => formatRelative(code, new Date(at), now) ?? date(at),
  };
}
