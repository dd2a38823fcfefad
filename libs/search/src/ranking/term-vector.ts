/** A text as a point in the space of its terms; `length` is Euclidean. */
export interface TermVector<Term> {
  readonly weights: ReadonlyMap<Term, number>;
  readonly length: number;
}

/** How often each term occurs. */
export function countsOf<Term>(terms: readonly Term[]): Map<Term, number> {
  const counts = new Map<Term, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

/** `(1 + ln tf) · w` for each term (Manning, Raghavan, Schütze 2008, §6.4.1). */
export function vectorOf<Term>(
  counts: ReadonlyMap<Term, number>,
  weightOf: (term: Term) => number,
): TermVector<Term> {
  const weights = new Map<Term, number>();
  for (const [term, count] of counts) weights.set(term, dampened(count) * weightOf(term));
  return { weights, length: lengthOf(weights) };
}

/** The second time a term occurs says less than the first. */
export function dampened(count: number): number {
  return 1 + Math.log(count);
}

export function lengthOf(weights: ReadonlyMap<unknown, number>): number {
  let squares = 0;
  for (const weight of weights.values()) squares += weight * weight;
  return Math.sqrt(squares);
}

/** From 0, nothing shared, to 1, the same terms in the same proportions. */
export function cosine<Term>(a: TermVector<Term>, b: TermVector<Term>): number {
  if (a.length === 0 || b.length === 0) return 0;
  const [few, many] = a.weights.size < b.weights.size ? [a, b] : [b, a];
  let product = 0;
  for (const [term, weight] of few.weights) product += weight * (many.weights.get(term) ?? 0);
  return Math.min(1, product / (a.length * b.length));
}
