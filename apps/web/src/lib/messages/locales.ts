export const locales = ['en', 'fr'] as const;
export type LocaleCode = (typeof locales)[number];

/** A language we speak, or undefined for anything else a cookie or attribute may hold. */
export function knownLocale(word: string | null | undefined): LocaleCode | undefined {
  return locales.find((code) => code === word);
}
