import type { Candidate, RankedCandidate, SimilarityQuery } from './candidate.js';
import { inverseFrequencyOf } from './inverse-frequency.js';
import { lexicon } from './lexicon.js';
import { liftedByNeighbours } from './neighbours.js';
import { comparisonWith, type Parts } from './question.js';
import type { TermStatistics } from './term-statistics.js';
import { profileOf, type TextProfile } from './text-profile.js';
import { BM25, FIRST_STAGE, TEXT_WEIGHTS } from './weights.js';

const PARTS = Object.keys(TEXT_WEIGHTS) as (keyof Parts)[];
const MOST = PARTS.reduce((sum, part) => sum + TEXT_WEIGHTS[part], 0);

/**
 * Candidates by how likely they ask what is asked, best first; ties keep the given order. Two steps:
 * each is compared with the question, then what resembles the best ones is lifted.
 */
export function rankSimilar(
  query: SimilarityQuery,
  candidates: readonly Candidate[],
  statistics: TermStatistics,
): RankedCandidate[] {
  const words = lexicon();
  const idf = inverseFrequencyOf(statistics, words);
  const profiles = candidates.map((candidate) => profileOf(candidate, words, idf));
  const compared = comparisonWith(query, averageLength(profiles, statistics), words, idf);
  const parts = profiles.map(compared);
  const likeness = parts.map(
    (each) => PARTS.reduce((sum, part) => sum + TEXT_WEIGHTS[part] * each[part], 0) / MOST,
  );
  const first = candidates.map(({ firstStageRank }) => firstStageValue(firstStageRank));
  const alone = likeness.map((value, at) => MOST * value + FIRST_STAGE * first[at]!);
  const final = liftedByNeighbours(
    alone,
    profiles.map(({ matter }) => matter),
  );
  return candidates
    .map(({ id }, at) => ({
      id,
      score: 1 - Math.exp(-final[at]!),
      likeness: likeness[at]!,
      why: { ...parts[at], firstStage: first[at]!, neighbours: final[at]! - alone[at]! },
    }))
    .sort((a, b) => b.score - a.score);
}

/** The collection's average, its titles counted as BM25F counts them. */
function averageLength(profiles: readonly TextProfile[], statistics: TermStatistics): number {
  const titles = profiles.reduce((sum, { fields }) => sum + fields.title.length, 0);
  return statistics.averageLength + ((BM25.title - 1) * titles) / (profiles.length || 1);
}

/** Falls like the gain of a place in nDCG; 0 where the first stage has no order. */
function firstStageValue(rank: number | undefined): number {
  return rank === undefined ? 0 : 1 / Math.log2(1 + rank);
}
