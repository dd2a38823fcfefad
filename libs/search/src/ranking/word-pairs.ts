import { countsOf, type TermVector, vectorOf } from './term-vector.js';

/**
 * Pairs of terms at most `distance` apart, in either order, weighing the sum of their idf: the
 * unordered window of the sequential dependence model (Metzler, Croft 2005), as a cosine.
 */
export function pairVectorOf(
  stems: readonly string[],
  distance: number,
  idf: (stem: string) => number,
): TermVector {
  const pairs: string[] = [];
  for (const [at, one] of stems.entries()) {
    for (const other of stems.slice(at + 1, at + 1 + distance)) {
      pairs.push(one < other ? `${one} ${other}` : `${other} ${one}`);
    }
  }
  return vectorOf(countsOf(pairs), (pair) => {
    const [one, other] = pair.split(' ');
    return idf(one!) + idf(other!);
  });
}
