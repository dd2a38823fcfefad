/**
 * Compares texts with one by the pairs of terms that stand at most `distance` apart, in either
 * order, each weighing the sum of its idf: the unordered window of the sequential dependence model
 * (Metzler, Croft 2005), as a cosine.
 */
export function pairComparison<Term>(
  stems: readonly Term[],
  distance: number,
  idf: (stem: Term) => number,
): (stems: readonly Term[]) => number {
  const asked = new Map<Term, Set<Term>>();
  const note = (one: Term, other: Term) => asked.set(one, (asked.get(one) ?? new Set()).add(other));
  const length = walk(stems, distance, idf, (one, other) => {
    note(one, other);
    note(other, one);
  });
  return (others) => {
    let product = 0;
    const partners = others.map((term) => asked.get(term));
    const otherLength = walk(others, distance, idf, (_, other, weight, at) => {
      if (partners[at]?.has(other)) product += weight * weight;
    });
    return product > 0 ? Math.min(1, product / (length * otherLength)) : 0;
  };
}

/** Visits each pair with its weight; gives the Euclidean length of all, repetitions apart. */
function walk<Term>(
  stems: readonly Term[],
  distance: number,
  idf: (stem: Term) => number,
  visit: (one: Term, other: Term, weight: number, at: number) => void,
): number {
  const values = stems.map(idf);
  let squares = 0;
  for (let at = 0; at < stems.length; at++) {
    for (let to = at + 1; to <= at + distance && to < stems.length; to++) {
      const weight = values[at]! + values[to]!;
      squares += weight * weight;
      visit(stems[at]!, stems[to]!, weight, at);
    }
  }
  return Math.sqrt(squares);
}
