import { LRUCache } from 'lru-cache';
import { dampened, lengthOf, type TermVector } from './term-vector.js';
import type { Term } from './tokens.js';

const SIZES = [3, 4];
const known = new LRUCache<string, readonly string[]>({ max: 20_000 });

/** Runs of 3 and 4 characters of a word, its ends marked: `#as`, `ask`, `sk#`, `#ask`, `ask#`. */
export function gramsOf(word: string): readonly string[] {
  const found = known.get(word);
  if (found) return found;
  const marked = `#${word}#`;
  const grams = SIZES.flatMap((size) =>
    Array.from({ length: Math.max(0, marked.length - size + 1) }, (_, at) =>
      marked.slice(at, at + size),
    ),
  );
  known.set(word, grams);
  return grams;
}

/**
 * A text as its character n-grams (McNamee, Mayfield 2004): words that differ by a slip of the
 * finger or by an ending still share most of them. Each word spreads its idf over its grams, so no
 * statistics of grams are needed; divided by √n, a long word weighs as much as a short one.
 */
export function gramVectorOf(terms: readonly Term[], idf: (stem: string) => number): TermVector {
  const words = new Map<string, { stem: string; count: number }>();
  for (const { word, stem } of terms) {
    const seen = words.get(word);
    if (seen) seen.count += 1;
    else words.set(word, { stem, count: 1 });
  }
  const weights = new Map<string, number>();
  for (const [word, { stem, count }] of words) {
    const grams = gramsOf(word);
    const share = (dampened(count) * idf(stem)) / Math.sqrt(grams.length);
    for (const gram of grams) weights.set(gram, (weights.get(gram) ?? 0) + share);
  }
  return { weights, length: lengthOf(weights) };
}
