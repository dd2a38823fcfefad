import { remembered } from './remembered.js';
import type { TermStatistics } from './term-statistics.js';

/** Terms that every thread holds still count a little: BM25's idf, which is never negative. */
export function inverseFrequencyOf(statistics: TermStatistics): (term: string) => number {
  return remembered(Number.POSITIVE_INFINITY, (term) => {
    const seen = Math.min(statistics.frequency(term), statistics.documents);
    return Math.log(1 + (statistics.documents - seen + 0.5) / (seen + 0.5));
  });
}
