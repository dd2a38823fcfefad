import { Injectable } from '@nestjs/common';
import { LONGEST } from '../../ranking/text-profile.js';
import { words as wordsOf } from '../../ranking/tokens.js';
import type { SimilarCandidates } from '../search-engine.js';
import type { SimilarRequest } from '../search-request.js';
import { HitTextsRepository } from './hit-texts.repository.js';
import { HitsRepository, MATCHES_MAX } from './hits.repository.js';
import { IndexStatistics } from './index-statistics.js';
import {
  documentsWith,
  essential,
  type PlannedQuery,
  rankQuery,
  similarQuery,
} from './query-plan.js';
import { WordsUnderstanding } from './words-understanding.js';

/** Words of a long question that are looked up; the rarest of them search. */
const WORDS_MAX = 60;
const LENGTHS = { body: LONGEST.body, answer: LONGEST.answer };

/** Threads that may ask the same: those that share the rare words, for ranking to judge. */
@Injectable()
export class PostgresSimilar {
  constructor(
    private readonly understanding: WordsUnderstanding,
    private readonly hits: HitsRepository,
    private readonly texts: HitTextsRepository,
    private readonly statistics: IndexStatistics,
  ) {}

  async similar(request: SimilarRequest): Promise<SimilarCandidates> {
    const { title, body = '', scope, roomId, exceptId, limit } = request;
    const statistics = await this.statistics.current();
    const words = [...new Set([...wordsOf(title), ...wordsOf(body)])].slice(0, WORDS_MAX);
    const asked = { words, phrases: [], excluded: [], open: null };
    const facets = { all: [], any: roomId ? [[`r:${roomId}`]] : [], none: [] };
    const plan = await this.understanding.plan(asked, scope, facets, false);
    const query = similarQuery(plan);
    if (query === null) return { candidates: [], statistics };
    const { ids } = await this.hits.find({
      ...{ kind: 'thread', query, rank: rankQuery(telling(plan)), inTitles: false },
      ...{ rooms: scope.rooms, from: null, to: null, sort: 'relevance' },
      ...{ most: MATCHES_MAX, limit: limit + 1, withFacets: false },
    });
    const others = ids.filter((id) => id !== exceptId).slice(0, limit);
    return { candidates: await this.texts.candidates(others, LENGTHS), statistics };
  }
}

/** Common words rank nothing here. */
const telling = (plan: PlannedQuery): PlannedQuery => ({
  ...plan,
  words: [...essential(plan)].sort((a, b) => documentsWith(a) - documentsWith(b)).slice(0, 16),
});
