import type { Candidate, RankedCandidate, SimilarityQuery } from './candidate.js';
import type { TermStatistics } from './term-statistics.js';
import { tokens } from './tokens.js';

const K1 = 1.2;
const B = 0.75;

/** Candidates by how much they resemble the question, best first; ties keep the given order. */
export function rankSimilar(
  query: SimilarityQuery,
  candidates: readonly Candidate[],
  statistics: TermStatistics,
): RankedCandidate[] {
  const asked = new Set(tokens(`${query.title} ${query.body ?? ''}`, query.language));
  const best = [...asked].reduce((sum, term) => sum + idf(term, statistics) * (K1 + 1), 0);
  return candidates
    .map((candidate) => {
      const bm25 = bm25Of(asked, candidate, statistics);
      return { id: candidate.id, score: best > 0 ? bm25 / best : 0, why: { bm25 } };
    })
    .sort((a, b) => b.score - a.score);
}

function bm25Of(asked: Set<string>, candidate: Candidate, statistics: TermStatistics): number {
  const { title, body, answer, language } = candidate;
  const terms = tokens([title, body, answer].filter(Boolean).join(' '), language);
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  const length = 1 - B + (B * terms.length) / (statistics.averageLength || 1);
  let sum = 0;
  for (const term of asked) {
    const count = counts.get(term) ?? 0;
    sum += (idf(term, statistics) * count * (K1 + 1)) / (count + K1 * length);
  }
  return sum;
}

function idf(term: string, statistics: TermStatistics): number {
  const seen = statistics.frequency(term);
  return Math.log(1 + (statistics.documents - seen + 0.5) / (seen + 0.5));
}
