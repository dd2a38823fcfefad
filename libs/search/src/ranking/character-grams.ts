import { remembered } from './remembered.js';
import { countsOf, dampened } from './term-vector.js';
import { stem } from './tokens.js';

const SIZES = [3, 4];

/** Runs of 3 and 4 characters of a word, its ends marked: `#as`, `ask`, `sk#`, `#ask`, `ask#`. */
export const gramsOf = remembered(20_000, (word): readonly string[] => {
  const marked = `#${word}#`;
  return SIZES.flatMap((size) =>
    Array.from({ length: Math.max(0, marked.length - size + 1) }, (_, at) =>
      marked.slice(at, at + size),
    ),
  );
});

/**
 * Compares texts with one by their words' character n-grams (McNamee, Mayfield 2004), as a soft
 * cosine: words that differ by a slip of the finger or by an ending still share most grams.
 *
 *     Σ u(v)·u(w)·shared(v, w)/√(|v|·|w|)  ÷  (√Σ u(v)² · √Σ u(w)²),   u = (1 + ln tf)·idf
 *
 * over words v of the one and w of the other. No statistics of grams are needed, and a word is
 * matched with the question once, in however many texts it stands.
 */
export function gramComparison(
  words: readonly string[],
  language: string,
  idf: (stem: string) => number,
): (words: readonly string[], language: string) => number {
  const weighted = (all: readonly string[], of: string): [string, number][] =>
    [...countsOf(all)].map(([word, count]) => [word, dampened(count) * idf(stem(word, of))]);
  const length = (all: [string, number][]): number =>
    Math.sqrt(all.reduce((squares, [, weight]) => squares + weight * weight, 0));
  const asked = weighted(words, language);
  const askedLength = length(asked);
  const grams = new Map<string, number>();
  for (const [word, weight] of asked) {
    const own = gramsOf(word);
    const share = weight / Math.sqrt(own.length);
    for (const gram of own) grams.set(gram, (grams.get(gram) ?? 0) + share);
  }
  const matchOf = remembered(Number.POSITIVE_INFINITY, (word) => {
    const own = gramsOf(word);
    return own.reduce((sum, gram) => sum + (grams.get(gram) ?? 0), 0) / Math.sqrt(own.length);
  });
  return (others, of) => {
    const found = weighted(others, of);
    const lengths = askedLength * length(found);
    if (lengths === 0) return 0;
    return found.reduce((sum, [word, weight]) => sum + weight * matchOf(word), 0) / lengths;
  };
}
