import type { TermStatistics } from './term-statistics.js';

/** Terms that every thread holds still count a little: BM25's idf, which is never negative. */
export function inverseFrequencyOf(statistics: TermStatistics): (term: string) => number {
  const known = new Map<string, number>();
  return (term) => {
    const found = known.get(term);
    if (found !== undefined) return found;
    const seen = Math.min(statistics.frequency(term), statistics.documents);
    const idf = Math.log(1 + (statistics.documents - seen + 0.5) / (seen + 0.5));
    known.set(term, idf);
    return idf;
  };
}
