import type { LocaleCode } from '$lib/messages/locales';

const dateStyles = {
  date: { day: 'numeric', month: 'short', year: 'numeric' },
  day: { day: 'numeric', month: 'short' },
  moment: { dateStyle: 'long', timeStyle: 'short' },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

export type DateStyle = keyof typeof dateStyles;

const made = new Map<string, unknown>();

/** Intl formatters cost far more to build than to use, and a server meets the same few again. */
function once<T>(key: string, make: () => T): T {
  let formatter = made.get(key) as T | undefined;
  if (!formatter) {
    formatter = make();
    made.set(key, formatter);
  }
  return formatter;
}

const dates = new Map<string, string>();
const DATES_MAX = 20_000;

/** Remembered, since the posts of a busy thread are dated again and again. */
export function formatDate(
  locale: LocaleCode,
  timeZone: string,
  style: DateStyle,
  at: Date,
): string {
  const kind = `${locale} ${timeZone} ${style}`;
  const key = `${kind} ${at.getTime()}`;
  let text = dates.get(key);
  if (text === undefined) {
    text = once(
      kind,
      () => new Intl.DateTimeFormat(locale, { ...dateStyles[style], timeZone }),
    ).format(at);
    if (dates.size >= DATES_MAX) dates.clear();
    dates.set(key, text);
  }
  return text;
}

/** `compact` reads 12.3K or 12,3 k, for counts that only need a size. */
export function formatNumber(locale: LocaleCode, value: number, compact = false): string {
  if (Number.isInteger(value) && value >= 0 && value < 1000) return String(value);
  return once(
    `${locale} ${compact}`,
    () =>
      new Intl.NumberFormat(
        locale,
        compact ? { notation: 'compact', maximumFractionDigits: 1 } : {},
      ),
  ).format(value);
}

export function formatList(locale: LocaleCode, items: string[]): string {
  return once(`${locale} list`, () => new Intl.ListFormat(locale)).format(items);
}

const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** “3 hours ago” for the last four weeks, “now” for the last minute; null for what is older. */
export function formatRelative(locale: LocaleCode, at: Date, now: number): string | null {
  const seconds = Math.round((at.getTime() - now) / 1000);
  const away = Math.abs(seconds);
  if (away > 28 * 86_400) return null;
  const [unit, size] = units.find(([, length]) => away >= length) ?? ['second', 0];
  return once(
    `${locale} ago`,
    () => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }),
  ).format(size ? Math.trunc(seconds / size) : 0, unit);
}
