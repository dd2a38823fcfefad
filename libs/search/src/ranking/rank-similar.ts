import { bm25f } from './bm25f.js';
import type { Candidate, RankedCandidate, SimilarityQuery } from './candidate.js';
import { isFunctionWord } from './function-words.js';
import { inverseFrequencyOf } from './inverse-frequency.js';
import { liftedByNeighbours } from './neighbours.js';
import type { TermStatistics } from './term-statistics.js';
import { cosine } from './term-vector.js';
import { profileOf, type TextProfile } from './text-profile.js';
import { termsOf } from './tokens.js';
import { BM25, BODY_TERM, FIRST_STAGE, TEXT_WEIGHTS } from './weights.js';

type Part = keyof typeof TEXT_WEIGHTS;
const PARTS = Object.keys(TEXT_WEIGHTS) as Part[];
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
  const idf = inverseFrequencyOf(statistics);
  const question = profileOf(query, idf);
  const asked = askedTerms(query);
  const profiles = candidates.map((candidate) => profileOf(candidate, idf));
  const average = averageLength(profiles, statistics);
  const parts = profiles.map((profile) => ({
    coverage: bm25f(asked, profile.fields, average, idf, BM25),
    titles: cosine(question.whole, profile.title),
    characters: cosine(question.grams, profile.grams),
    pairs: cosine(question.pairs, profile.pairs),
    phrases: cosine(question.phrases, profile.phrases),
  }));
  const likeness = parts.map(
    (each) => PARTS.reduce((sum, part) => sum + TEXT_WEIGHTS[part] * each[part], 0) / MOST,
  );
  const first = candidates.map(({ firstStageRank }) => firstStageValue(firstStageRank));
  const alone = likeness.map((value, at) => MOST * value + FIRST_STAGE * first[at]!);
  const final = liftedByNeighbours(alone, (a, b) =>
    cosine(profiles[a]!.matter, profiles[b]!.matter),
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

/** What the question asks for: terms of its title, and by half those of its body alone. */
function askedTerms({ title, body, language }: SimilarityQuery): Map<string, number> {
  const asked = new Map<string, number>();
  const add = (text: string, weight: number) => {
    for (const { word, stem } of termsOf(text, language)) {
      if (!isFunctionWord(word, language) && !asked.has(stem)) asked.set(stem, weight);
    }
  };
  add(title, 1);
  add(body ?? '', BODY_TERM);
  return asked;
}

/** The collection's average, its titles counted as BM25F counts them. */
function averageLength(profiles: readonly TextProfile[], statistics: TermStatistics): number {
  const titles = profiles.reduce((sum, { fields }) => sum + fields.titleLength, 0);
  return statistics.averageLength + ((BM25.title - 1) * titles) / (profiles.length || 1);
}

/** Falls like the gain of a place in nDCG; 0 where the first stage has no order. */
function firstStageValue(rank: number | undefined): number {
  return rank === undefined ? 0 : 1 / Math.log2(1 + rank);
}
