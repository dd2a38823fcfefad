import { type Bm25Settings, bm25f } from './bm25f.js';
import type { SimilarityQuery } from './candidate.js';
import { gramComparison } from './character-grams.js';
import type { Lexicon } from './lexicon.js';
import { cosine, countsOf, vectorOf } from './term-vector.js';
import { profileOf, type TextProfile } from './text-profile.js';
import { BM25, BODY_TERM, PAIR_DISTANCE, type TEXT_WEIGHTS } from './weights.js';
import { pairComparison } from './word-pairs.js';

export type Parts = Record<keyof typeof TEXT_WEIGHTS, number>;

/** Reads the question once; what it gives compares a thread with it, each part from 0 to 1. */
export function comparisonWith(
  query: SimilarityQuery,
  averageLength: number,
  lexicon: Lexicon,
  idf: (stem: number) => number,
  settings: Bm25Settings = BM25,
): (thread: TextProfile) => Parts {
  const question = profileOf(query, lexicon, idf);
  const asked = askedTerms(query, lexicon);
  const { title, text } = question.fields;
  const whole = vectorOf(countsOf([...title, ...text]), idf);
  const grams = gramComparison(question.words, lexicon, idf);
  const pairs = pairComparison(question.telling, PAIR_DISTANCE, idf);
  const phrases = pairComparison(question.tellingTitle, 1, idf);
  return (thread) => ({
    coverage: bm25f(asked, thread.fields, averageLength, idf, settings),
    titles: cosine(whole, thread.title),
    characters: Math.min(1, grams(thread.words)),
    pairs: pairs(thread.telling),
    phrases: phrases(thread.tellingTitle),
  });
}

/** What the question asks for: terms of its title, and by half those of its body alone. */
function askedTerms(
  { title, body, language }: SimilarityQuery,
  lexicon: Lexicon,
): Map<number, number> {
  const asked = new Map<number, number>();
  const add = (text: string, weight: number) => {
    for (const word of lexicon.read(text, language)) {
      const stem = lexicon.stemOf[word]!;
      if (lexicon.isTelling[word] && !asked.has(stem)) asked.set(stem, weight);
    }
  };
  add(title, 1);
  add(body ?? '', BODY_TERM);
  return asked;
}
