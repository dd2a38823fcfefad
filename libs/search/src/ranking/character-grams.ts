import type { Lexicon } from './lexicon.js';
import { countsOf, dampened } from './term-vector.js';

/**
 * Compares texts with one by their words' character n-grams (McNamee, Mayfield 2004), as a soft
 * cosine: words that differ by a slip of the finger or by an ending still share most grams.
 *
 *     Σ u(v)·u(w)·shared(v, w)/√(|v|·|w|)  ÷  (√Σ u(v)² · √Σ u(w)²),   u = (1 + ln tf)·idf
 *
 * over words v of the one and w of the other. No statistics of grams are needed, and a word is
 * matched with the question once, in however many texts it stands. Words are those of the lexicon.
 */
export function gramComparison(
  words: readonly number[],
  lexicon: Lexicon,
  idf: (stem: number) => number,
): (words: readonly number[]) => number {
  const { stemOf } = lexicon;
  const asked = countsOf(words);
  const grams = new Map<number, number>();
  let askedSquares = 0;
  for (const [word, count] of asked) {
    const weight = dampened(count) * idf(stemOf[word]!);
    askedSquares += weight * weight;
    const own = lexicon.gramsOf(word);
    const share = weight / Math.sqrt(own.length);
    for (const gram of own) grams.set(gram, (grams.get(gram) ?? 0) + share);
  }
  const matches = new Map<number, number>();
  const matchOf = (word: number): number => {
    let match = matches.get(word);
    if (match === undefined) {
      const own = lexicon.gramsOf(word);
      match = 0;
      for (const gram of own) match += grams.get(gram) ?? 0;
      match /= Math.sqrt(own.length);
      matches.set(word, match);
    }
    return match;
  };
  return (others) => {
    let product = 0;
    let squares = 0;
    for (const [word, count] of countsOf(others)) {
      const weight = dampened(count) * idf(stemOf[word]!);
      squares += weight * weight;
      product += weight * matchOf(word);
    }
    const lengths = Math.sqrt(askedSquares) * Math.sqrt(squares);
    return lengths === 0 ? 0 : product / lengths;
  };
}
