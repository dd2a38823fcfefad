import { tokens } from './tokens.js';

/** What a collection knows about its terms; the terms are those of `tokens()`. */
export interface TermStatistics {
  /** How many threads the collection holds. */
  readonly documents: number;
  /** Terms of a thread, on average: title and text together. */
  readonly averageLength: number;
  /** In how many threads the term occurs; 0 for one never seen. */
  frequency(term: string): number;
}

/** Statistics of texts held in memory: small collections, tests and the bench. */
export function termStatisticsOf(
  texts: Iterable<{ text: string; language: string }>,
): TermStatistics {
  const frequencies = new Map<string, number>();
  let documents = 0;
  let terms = 0;
  for (const { text, language } of texts) {
    const found = tokens(text, language);
    documents += 1;
    terms += found.length;
    for (const term of new Set(found)) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
  }
  return {
    documents,
    averageLength: documents > 0 ? terms / documents : 0,
    frequency: (term) => frequencies.get(term) ?? 0,
  };
}
