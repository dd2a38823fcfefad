import { cosine, lengthOf, type TermVector } from './term-vector.js';
import { NEIGHBOURS } from './weights.js';

/**
 * Threads about the same thing resemble each other (van Rijsbergen's cluster hypothesis; as scores
 * among what was found: Diaz 2005, "Regularizing ad hoc retrieval scores"):
 *
 *     final(d) = s(d) + α · Σ s(e)·cos(d, e)   over the best candidates e ≠ d
 *
 * A thread in other words than the question's is found by the neighbour that has both. The sum of
 * cosines is one product with the sum of the best, each of length 1.
 */
export function liftedByNeighbours<Term>(
  scores: readonly number[],
  matters: readonly TermVector<Term>[],
): number[] {
  const order = [...scores.keys()].sort((a, b) => scores[b]! - scores[a]! || a - b);
  const best = new Set(order.slice(0, NEIGHBOURS.best));
  const weights = new Map<Term, number>();
  for (const at of best) {
    const { weights: own, length } = matters[at]!;
    for (const [term, weight] of own) {
      weights.set(term, (weights.get(term) ?? 0) + (scores[at]! * weight) / (length || 1));
    }
  }
  const sum: TermVector<Term> = { weights, length: lengthOf(weights) };
  return scores.map((score, at) => {
    const matter = matters[at]!;
    const all = cosine(matter, sum) * sum.length;
    const self = best.has(at) && matter.length > 0 ? score : 0;
    return score + NEIGHBOURS.weight * Math.max(0, all - self);
  });
}
