import { type Bm25Settings, bm25f } from './bm25f.js';
import type { SimilarityQuery } from './candidate.js';
import { gramComparison } from './character-grams.js';
import { isFunctionWord } from './function-words.js';
import { cosine, countsOf, vectorOf } from './term-vector.js';
import { profileOf, type TextProfile } from './text-profile.js';
import { termsOf } from './tokens.js';
import { BM25, BODY_TERM, PAIR_DISTANCE, type TEXT_WEIGHTS } from './weights.js';
import { pairComparison } from './word-pairs.js';

export type Parts = Record<keyof typeof TEXT_WEIGHTS, number>;

/** Reads the question once; what it gives compares a thread with it, each part from 0 to 1. */
export function comparisonWith(
  query: SimilarityQuery,
  averageLength: number,
  idf: (stem: string) => number,
  settings: Bm25Settings = BM25,
): (thread: TextProfile) => Parts {
  const question = profileOf(query, idf);
  const asked = askedTerms(query);
  const { title, text } = question.fields;
  const whole = vectorOf(countsOf([...title, ...text]), idf);
  const grams = gramComparison(question.words, query.language, idf);
  const pairs = pairComparison(question.telling, PAIR_DISTANCE, idf);
  const phrases = pairComparison(question.tellingTitle, 1, idf);
  return (thread) => ({
    coverage: bm25f(asked, thread.fields, averageLength, idf, settings),
    titles: cosine(whole, thread.title),
    characters: Math.min(1, grams(thread.words, thread.language)),
    pairs: pairs(thread.telling),
    phrases: phrases(thread.tellingTitle),
  });
}

/** What the question asks for: terms of its title, and by half those of its body alone. */
function askedTerms({ title, body, language }: SimilarityQuery): Map<string, number> {
  const asked = new Map<string, number>();
  const add = (text: string, weight: number) => {
    for (const { word, stem } of termsOf(text, language)) {
      if (!isFunctionWord(word, language) && !asked.has(stem)) asked.set(stem, weight);
    }
  };
  add(title, 1);
  add(body ?? '', BODY_TERM);
  return asked;
}
