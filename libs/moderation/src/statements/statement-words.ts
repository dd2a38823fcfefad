import { readFileSync } from 'node:fs';
import { LOCALES, type Locale } from '@parvis/kernel';
import type { RestrictedKind, Restriction } from './statement.entity.js';

/** What can be restricted: a post or thread, a held post, a member. */
export const STATED = [
  'hide_post',
  'hide_thread',
  'remove_post',
  'remove_thread',
  'refuse_held_post',
  'lock_thread',
  'silence_member',
  'suspend_member',
  'warn_member',
] as const;
export type Stated = (typeof STATED)[number];

export interface StatementWords {
  title: Record<Stated, string>;
  what: Record<Stated, string>;
  duration: { none: string; hours: string };
  facts: { given: string; content: string };
  source: { members: string; rule: string; staff: string };
  decided: { by_person: string; by_rule: string };
  ground: string;
  redress: string;
}

const read = (locale: Locale): StatementWords =>
  JSON.parse(readFileSync(new URL(`./messages/${locale}.json`, import.meta.url), 'utf8'));

/** The words of every statement in every language, from the files beside. */
export const statementWords = Object.fromEntries(
  LOCALES.map((locale) => [locale, read(locale)]),
) as Record<Locale, StatementWords>;

/** The words that belong to a restriction of such a thing; throws when there is no such pair. */
export function statedAs(restriction: Restriction, kind: RestrictedKind): Stated {
  const stated = STATED.find((word) => word === `${restriction}_${kind}`);
  if (!stated) throw new Error(`there is no statement for "${restriction}" of a ${kind}`);
  return stated;
}
