import { readFileSync } from 'node:fs';
import { LOCALES, type Locale, type MailWords } from '@parvis/kernel';

/** Every mail this library sends. */
export const LETTERS = [
  'confirm_sign_up',
  'sign_up_known',
  'reset_password',
  'confirm_email',
  'email_known',
  'email_change_notice',
  'password_changed',
] as const;
export type Letter = (typeof LETTERS)[number];

export type LetterWords = Record<Letter, MailWords> & { footer: string };

const read = (locale: Locale): LetterWords =>
  JSON.parse(readFileSync(new URL(`./messages/${locale}.json`, import.meta.url), 'utf8'));

/** The words of every mail in every language, from the files beside. */
export const letterWords = Object.fromEntries(
  LOCALES.map((locale) => [locale, read(locale)]),
) as Record<Locale, LetterWords>;
