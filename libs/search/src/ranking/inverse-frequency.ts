import type { Lexicon } from './lexicon.js';
import type { TermStatistics } from './term-statistics.js';

/** What was worked out last; statistics change every few minutes, a lexicon every few thousand texts. */
let last: { statistics: TermStatistics; lexicon: Lexicon; known: number[] } | null = null;

/** Terms that every thread holds still count a little: BM25's idf, which is never negative. */
export function inverseFrequencyOf(
  statistics: TermStatistics,
  lexicon: Lexicon,
): (stem: number) => number {
  if (last?.statistics !== statistics || last.lexicon !== lexicon) {
    last = { statistics, lexicon, known: [] };
  }
  const { known } = last;
  const { stems } = lexicon;
  return (stem) => {
    while (known.length <= stem) known.push(-1);
    let idf = known[stem]!;
    if (idf < 0) {
      const seen = Math.min(statistics.frequency(stems[stem]!), statistics.documents);
      idf = Math.log(1 + (statistics.documents - seen + 0.5) / (seen + 0.5));
      known[stem] = idf;
    }
    return idf;
  };
}
