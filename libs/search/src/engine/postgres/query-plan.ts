import { words as wordsOf } from '../../ranking/tokens.js';
import type { QueryText } from '../search-request.js';
import type { NearWord } from './near-words.js';
import type { LookedUpWord } from './words.repository.js';

/** One word that is looked for, in every form that counts as it. */
export interface PlannedWord extends LookedUpWord {
  /** What was likely meant, when nobody wrote the word itself; each in its forms. */
  near: (NearWord & { forms: string[] })[];
  /** Words that begin so, when it may still be in the making. */
  longer: { word: string; forms: string[]; documents: number }[];
}

/** Folded words of what was typed. */
export interface AskedText {
  words: string[];
  phrases: string[][];
  excluded: string[][];
  /** The last word, when more letters may follow. */
  open: string | null;
}

/** Words of a search at most; each costs its part. */
const WORDS_MAX = 16;

export function askedText({ terms, isLastWordOpen }: QueryText): AskedText {
  const asked: AskedText = { words: [], phrases: [], excluded: [], open: null };
  for (const { kind, text, isNegated } of terms) {
    const found = wordsOf(text).slice(0, WORDS_MAX);
    if (found.length === 0) continue;
    if (isNegated) asked.excluded.push(found);
    else if (kind === 'phrase' && found.length > 1) asked.phrases.push(found);
    else asked.words.push(...found);
  }
  const last = terms.at(-1);
  if (isLastWordOpen && last?.kind === 'word' && !last.isNegated) {
    asked.open = asked.words.at(-1) ?? null;
  }
  asked.words = [...new Set(asked.words)].slice(0, WORDS_MAX);
  return asked;
}

/** How many documents hold the word or what was meant by it; estimates of what it costs. */
export const documentsWith = (word: PlannedWord): number =>
  [...word.near, ...word.longer].reduce((sum, other) => sum + other.documents, word.documents);

const lexeme = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
const anyOf = (forms: readonly string[]): string => `(${forms.map(lexeme).join(' | ')})`;

const formsOf = (word: PlannedWord): string[] => [
  ...new Set([word, ...word.near, ...word.longer].flatMap(({ forms }) => forms)),
];

const wordQuery = (word: PlannedWord): string => anyOf(formsOf(word));

/** The words one after another; common ones leave a gap that anything may fill. */
function phraseQuery(phrase: readonly LookedUpWord[]): string | null {
  let query = '';
  let gap = 0;
  for (const { forms, isStop } of phrase) {
    gap += 1;
    if (isStop) continue;
    query = query ? `${query} <${gap}> ${anyOf(forms)}` : anyOf(forms);
    gap = 0;
  }
  return query ? `(${query})` : null;
}

/** Facet terms as they stand in the index, such as `k:question`. */
export interface FacetTerms {
  all: string[];
  any: string[][];
  none: string[];
}

export interface PlannedQuery {
  words: PlannedWord[];
  phrases: LookedUpWord[][];
  excluded: LookedUpWord[][];
  facets: FacetTerms;
}

/** Everything but the words: what a document must have or must not have in any case. */
function conditions({ phrases, excluded, facets }: PlannedQuery): string[] {
  return [
    ...phrases.map(phraseQuery).filter((query) => query !== null),
    ...facets.all.map(lexeme),
    ...facets.any.map(anyOf),
    ...facets.none.map((term) => `!${lexeme(term)}`),
    ...excluded.map(exclusion).filter((query) => query !== null),
  ];
}

/** A common word alone cannot be left out of a search: nearly every text holds it. */
function exclusion(phrase: readonly LookedUpWord[]): string | null {
  const query = phraseQuery(phrase);
  return query && `!${query}`;
}

/** Common words are asked for only where there is nothing else. */
export function essential({ words, phrases }: PlannedQuery): PlannedWord[] {
  const telling = words.filter((word) => !word.isStop);
  return telling.length > 0 || phrases.length > 0 ? telling : words;
}

const joined = (parts: readonly string[]): string | null =>
  parts.length > 0 ? parts.join(' & ') : null;

/** All of it. Null when nothing was asked. */
export function strictQuery(plan: PlannedQuery): string | null {
  return joined([...essential(plan).map(wordQuery), ...conditions(plan)]);
}

/** Whether it says what to find, and not just what to leave out. */
export function hasWanted(plan: PlannedQuery): boolean {
  const { phrases, facets } = plan;
  return essential(plan).length + phrases.length + facets.all.length + facets.any.length > 0;
}

/** Whether it says more than words that are everywhere, and letters. */
export function isTelling({ words, phrases }: PlannedQuery): boolean {
  return phrases.length > 0 || words.some(({ word, isStop }) => !isStop && word.length > 1);
}

/** Rarest words that a loose search looks at, and how many of so many must be there. */
const LOOSE_WORDS = 6;
const ENOUGH = [0, 1, 1, 2, 3, 3, 4];

/** Most of its words, the rare ones. Null when that is no less than all of it. */
export function looseQuery(plan: PlannedQuery): string | null {
  const rarest = rarestOf(essential(plan), LOOSE_WORDS);
  if (rarest.length < 2) return null;
  const choices = combinations(rarest.map(wordQuery), ENOUGH[rarest.length]!);
  return joined([
    `(${choices.map((some) => `(${some.join(' & ')})`).join(' | ')})`,
    ...conditions(plan),
  ]);
}

/** Any of it: what ranks, not what finds. */
export function rankQuery({ words, phrases }: PlannedQuery): string | null {
  const forms = [...words.flatMap(formsOf), ...phrases.flat().flatMap(({ forms }) => forms)];
  return forms.length > 0 ? anyOf([...new Set(forms)]) : null;
}

/** What nobody wrote finds nothing, so it comes last. */
export function rarestOf(words: readonly PlannedWord[], count: number): PlannedWord[] {
  const cost = (word: PlannedWord) => documentsWith(word) || Number.POSITIVE_INFINITY;
  return [...words].sort((a, b) => cost(a) - cost(b)).slice(0, count);
}

/** Every choice of `size` of the items. */
export function combinations<T>(items: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  return items.flatMap((item, at) =>
    combinations(items.slice(at + 1), size - 1).map((rest) => [item, ...rest]),
  );
}

/** Words by which similar threads are looked for, and documents they may bring together. */
const SIMILAR_WORDS = 8;
const SIMILAR_COST = 12_000;

/** Any two of the rarest words, as many as may be read in time. Null when nothing was asked. */
export function similarQuery(plan: PlannedQuery): string | null {
  const rarest = rarestOf(
    essential(plan).filter((word) => documentsWith(word) > 0),
    SIMILAR_WORDS,
  );
  let cost = 0;
  const affordable = rarest.filter((word, at) => {
    cost += documentsWith(word);
    return at < 3 || cost <= SIMILAR_COST;
  });
  if (affordable.length === 0) return null;
  const choices = combinations(affordable.map(wordQuery), Math.min(2, affordable.length));
  return joined([
    `(${choices.map((some) => `(${some.join(' & ')})`).join(' | ')})`,
    ...conditions(plan),
  ]);
}
