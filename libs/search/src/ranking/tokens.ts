import snowball from 'snowball-stemmers';
import { remembered } from './remembered.js';

/** A word's stem costs as much as all else that is done with it. */
const STEMS_KEPT = 50_000;
const STEMMERS = new Map([
  ['en', stemmer('english')],
  ['fr', stemmer('french')],
]);
/** Longer runs are addresses, hashes and spam; they say nothing about what a text is about. */
const LONGEST_WORD = 40;
const MARKS = /\p{M}+/gu;
const WORDS = /[\p{L}\p{N}]+/gu;
const PLAIN = /^[ -~\s]*$/;
const PLAIN_WORDS = /[a-z0-9]+/g;

/** Lower case, no accents, ligatures taken apart: `Œuvre` and `oeuvre` are one word. */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(MARKS, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss');
}

/** The folded words of a text in their order, as written: neither stemmed nor sifted. */
export function words(text: string): string[] {
  // Most texts need no folding but of capitals, and that is many times cheaper.
  const found = PLAIN.test(text)
    ? text.toLowerCase().match(PLAIN_WORDS)
    : folded(text).match(WORDS);
  return (found ?? []).filter((word) => word.length <= LONGEST_WORD);
}

/** Snowball's stem, as PostgreSQL's `english_stem` and `french_stem` after `unaccent` give it. */
export function stem(word: string, language: string): string {
  return STEMMERS.get(language)?.(word) ?? word;
}

function stemmer(language: 'english' | 'french'): (word: string) => string {
  const made = snowball.newStemmer(language);
  return remembered(STEMS_KEPT, (word) => made.stem(word));
}

/** The terms of a text: its words folded and stemmed, in their order, with repetitions. */
export function tokens(text: string, language: string): string[] {
  return words(text).map((word) => stem(word, language));
}
