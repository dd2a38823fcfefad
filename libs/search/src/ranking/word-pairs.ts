/**
 * Compares texts with one by the pairs of terms that stand at most `distance` apart, in either
 * order, each weighing the sum of its idf: the unordered window of the sequential dependence model
 * (Metzler, Croft 2005), as a cosine.
 */
export function pairComparison(
  stems: readonly string[],
  distance: number,
  idf: (stem: string) => number,
): (stems: readonly string[]) => number {
  const asked = new Map<string, Set<string>>();
  const note = (one: string, other: string) =>
    asked.set(one, (asked.get(one) ?? new Set()).add(other));
  const length = walk(stems, distance, idf, (one, other) => {
    note(one, other);
    note(other, one);
  });
  return (others) => {
    let product = 0;
    const otherLength = walk(others, distance, idf, (one, other, weight) => {
      if (asked.get(one)?.has(other)) product += weight * weight;
    });
    return product > 0 ? Math.min(1, product / (length * otherLength)) : 0;
  };
}

/** Visits each pair with its weight; gives the Euclidean length of all, repetitions apart. */
function walk(
  stems: readonly string[],
  distance: number,
  idf: (stem: string) => number,
  visit: (one: string, other: string, weight: number) => void,
): number {
  const values = stems.map(idf);
  let squares = 0;
  for (let at = 0; at < stems.length; at++) {
    for (let to = at + 1; to <= at + distance && to < stems.length; to++) {
      const weight = values[at]! + values[to]!;
      squares += weight * weight;
      visit(stems[at]!, stems[to]!, weight);
    }
  }
  return Math.sqrt(squares);
}
