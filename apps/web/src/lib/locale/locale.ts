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
  /** “3 hours ago”, “just now”, or a date for what is older than four weeks. */
  ago(at: Date | string, now: number): string;
}

export function createLocale(code: LocaleCode, timeZone: string): Locale {
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
    ago(at, now) {
      const when = new Date(at);
      if (Math.abs(when.getTime() - now) < 60_000) return t('site.time.justNow');
      return formatRelative(code, when, now) ?? date(when);
    },
  };
}
