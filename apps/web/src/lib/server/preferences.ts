import { knownLocale, type LocaleCode } from '$lib/messages/locales';

export type Theme = 'light' | 'dark';

export const languageCookie = 'parvis_lang';
export const themeCookie = 'parvis_theme';

export function knownTheme(word: string | null | undefined): Theme | undefined {
  return word === 'light' || word === 'dark' ? word : undefined;
}

/** The best language we speak for an Accept-Language header; `fr-CA` is French. */
export function acceptedLocale(header: string | null | undefined): LocaleCode | undefined {
  return (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part, order) => {
      const [range = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((p) => p.trim()).find((p) => p.startsWith('q='));
      return { code: knownLocale(range.split('-')[0]), order, q: Number(quality?.slice(2) ?? 1) };
    })
    .filter((wish) => wish.code && wish.q > 0)
    .sort((a, b) => b.q - a.q || a.order - b.order)[0]?.code;
}

/** Member's preference, then cookie, then browser, then the community's own language. */
export function chooseLocale(from: {
  member?: string | null;
  cookie?: string | null;
  acceptLanguage?: string | null;
  fallback: LocaleCode;
}): LocaleCode {
  return (
    knownLocale(from.member) ??
    knownLocale(from.cookie) ??
    acceptedLocale(from.acceptLanguage) ??
    from.fallback
  );
}

/** Null leaves light or dark to the reader's system. */
export function chooseTheme(from: {
  member?: string | null;
  cookie?: string | null;
}): Theme | null {
  return knownTheme(from.member) ?? knownTheme(from.cookie) ?? null;
}
