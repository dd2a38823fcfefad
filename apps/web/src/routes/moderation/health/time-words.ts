import type { Locale } from '$lib/locale/locale';

/** “40 s”, “12 min”, “3.5 h” or “4 days”: as exact as anybody needs it. */
export function timeWords(
  t: Locale['t'],
  number: Locale['number'],
  seconds: number | null,
): string {
  if (seconds === null) return '–';
  if (seconds < 90) return t('moderation.time.s', { value: number(Math.round(seconds)) });
  if (seconds < 90 * 60)
    return t('moderation.time.min', { value: number(Math.round(seconds / 60)) });
  const hours = seconds / 3600;
  if (hours < 48) return t('moderation.time.h', { value: number(Math.round(hours * 10) / 10) });
  return t('moderation.time.d', { count: Math.round(hours / 24) });
}
