import { NEIGHBOURS } from './weights.js';

/**
 * Threads about the same thing resemble each other (van Rijsbergen's cluster hypothesis; as scores
 * among what was found: Diaz 2005, "Regularizing ad hoc retrieval scores"):
 *
 *     final(d) = s(d) + α · Σ s(e) · similarity(d, e)   over the best candidates e ≠ d
 *
 * A thread in other words than the question's is found by the neighbour that has both.
 */
export function liftedByNeighbours(
  scores: readonly number[],
  similarity: (a: number, b: number) => number,
): number[] {
  const order = [...scores.keys()].sort((a, b) => scores[b]! - scores[a]! || a - b);
  const best = order.slice(0, NEIGHBOURS.best);
  const lifted = [...scores];
  for (const one of order.slice(0, NEIGHBOURS.among)) {
    for (const other of best) {
      if (other === one) continue;
      lifted[one]! += NEIGHBOURS.weight * scores[other]! * similarity(one, other);
    }
  }
  return lifted;
}
