import type { FieldCounts } from './bm25f.js';
import { gramVectorOf } from './character-grams.js';
import { isFunctionWord } from './function-words.js';
import { countsOf, type TermVector, vectorOf } from './term-vector.js';
import { type Term, termsOf } from './tokens.js';
import { PAIR_DISTANCE } from './weights.js';
import { pairVectorOf } from './word-pairs.js';

/** More of a text repeats what it is about, and costs time. */
const LONGEST = { title: 400, body: 1_200, answer: 1_000 };
/** Of these, what is compared letter by letter. */
const WORDS_IN_GRAMS = 120;

/** A text in every form that some part of the ranking compares. */
export interface TextProfile {
  readonly fields: FieldCounts;
  /** Function words included: "how to" and "where to" tell short titles apart. */
  readonly title: TermVector;
  readonly whole: TermVector;
  readonly grams: TermVector;
  readonly pairs: TermVector;
  readonly phrases: TermVector;
  /** Without function words, the accepted answer included: what it is about. */
  readonly matter: TermVector;
}

interface Text {
  readonly title: string;
  readonly body?: string | undefined;
  readonly answer?: string | undefined;
  readonly language: string;
}

/** Reads a text once for all parts; terms weigh by how rare they are. */
export function profileOf(text: Text, idf: (stem: string) => number): TextProfile {
  const read = (from: string | undefined, most: number): Term[] =>
    termsOf((from ?? '').slice(0, most), text.language);
  const title = read(text.title, LONGEST.title);
  const body = read(text.body, LONGEST.body);
  const answer = read(text.answer, LONGEST.answer);
  const whole = [...title, ...body];
  const telling = (terms: Term[]): string[] =>
    terms.filter(({ word }) => !isFunctionWord(word, text.language)).map(({ stem }) => stem);
  const matter = telling(whole);
  return {
    fields: {
      title: countsOf(stems(title)),
      text: countsOf([...stems(body), ...stems(answer)]),
      titleLength: title.length,
      textLength: body.length + answer.length,
    },
    title: vectorOf(countsOf(stems(title)), idf),
    whole: vectorOf(countsOf(stems(whole)), idf),
    grams: gramVectorOf(whole.slice(0, WORDS_IN_GRAMS), idf),
    pairs: pairVectorOf(matter, PAIR_DISTANCE, idf),
    phrases: pairVectorOf(telling(title), 1, idf),
    matter: vectorOf(countsOf([...matter, ...telling(answer)]), idf),
  };
}

function stems(terms: readonly Term[]): string[] {
  return terms.map(({ stem }) => stem);
}
