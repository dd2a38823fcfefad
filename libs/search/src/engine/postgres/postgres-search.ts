import { Injectable } from '@nestjs/common';
import type { DocumentKind } from '../../documents/document.js';
import { rankSimilar } from '../../ranking/rank-similar.js';
import type { EngineHit, EngineResult } from '../search-engine.js';
import type { EngineRequest, SearchType } from '../search-request.js';
import { DidYouMean } from './did-you-mean.js';
import { facetsOf, facetTerms } from './facet-terms.js';
import { HitTextsRepository } from './hit-texts.repository.js';
import { type Hits, type HitsQuery, HitsRepository, MATCHES_MAX } from './hits.repository.js';
import { IndexStatistics } from './index-statistics.js';
import {
  askedText,
  hasWanted,
  isTelling,
  looseQuery,
  type PlannedQuery,
  rankQuery,
  strictQuery,
} from './query-plan.js';
import { WalksRepository } from './walks.repository.js';
import { WordsUnderstanding } from './words-understanding.js';

const KINDS: Record<SearchType, DocumentKind> = {
  threads: 'thread',
  posts: 'post',
  members: 'member',
  experts: 'member',
  tags: 'tag',
};
/** Fewer finds than this with all the words, and those with most of them are looked for as well. */
const FEW = 8;
/** Threads that are put in order by the ranking of similar questions. */
const RERANKED = 30;
/** Finds of a search that says only what to leave out. */
const LEFT_MAX = 200;
const LENGTHS = { body: 800, answer: 400 };

const NOTHING: Hits = { ids: [], scores: [], total: 0, isTotalExact: true, facets: {} };

/** A whole search: what the words mean, what holds them, in which order, what else to say. */
@Injectable()
export class PostgresSearch {
  constructor(
    private readonly understanding: WordsUnderstanding,
    private readonly hits: HitsRepository,
    private readonly walks: WalksRepository,
    private readonly texts: HitTextsRepository,
    private readonly statistics: IndexStatistics,
    private readonly didYouMean: DidYouMean,
  ) {}

  async search(request: EngineRequest): Promise<EngineResult> {
    const kind = KINDS[request.type];
    const asked = askedText(request.text);
    const facets = facetTerms(request.filter, request.type);
    const plan = await this.understanding.plan(
      asked,
      request.scope,
      facets,
      kind !== 'thread' && kind !== 'post',
    );
    // What is everywhere ranks nothing; the best come first.
    const rank = isTelling(plan) ? rankQuery(plan) : null;
    const found = await this.find(request, kind, plan, rank);
    const ranked = await this.ranked(request, kind, plan, found);
    const start = startAfter(ranked, request.after);
    const page = ranked.slice(start, start + request.first);
    const best =
      kind === 'thread' && rank
        ? await this.texts.bestPosts(page, rank)
        : new Map<string, string>();
    return {
      hits: page.map((id, at) => hit(kind, id, start + at, best.get(id) ?? null)),
      hasNextPage: ranked.length > start + page.length,
      total: found.total,
      isTotalExact: found.isTotalExact,
      facets: facetsOf(found.facets),
      ...(await this.didYouMean.of(request.text, plan, kind, page)),
    };
  }

  private async find(
    { filter, sort, scope, withFacets }: EngineRequest,
    kind: DocumentKind,
    plan: PlannedQuery,
    rank: string | null,
  ): Promise<Hits> {
    const common = {
      kind,
      rank,
      rooms: scope.rooms,
      from: filter.from ?? null,
      to: filter.to ?? null,
    };
    const query = strictQuery(plan);
    if (query === null || !hasWanted(plan)) {
      if (query === null && !common.from && !common.to) return NOTHING;
      const walked = sort === 'relevance' ? 'newest' : sort;
      const most = query === null ? MATCHES_MAX : LEFT_MAX;
      return this.listed(await this.walks.walk({ ...common, query }, walked, most + 1), most);
    }
    const full: HitsQuery = {
      ...common,
      query,
      inTitles: false,
      sort,
      most: MATCHES_MAX,
      limit: 2 * MATCHES_MAX,
      withFacets,
    };
    let found = await this.hits.find(full);
    if (found.total < FEW && found.isTotalExact) {
      const loose = looseQuery(plan);
      if (loose) found = await this.hits.find({ ...full, query: loose });
    }
    if (sort === 'relevance' || found.isTotalExact) return found;
    return { ...found, ids: await this.walks.walk(full, sort, MATCHES_MAX) };
  }

  private listed(ids: string[], most: number): Hits {
    const total = Math.min(ids.length, most);
    return { ...NOTHING, ids: ids.slice(0, total), total, isTotalExact: ids.length === total };
  }

  /** The first finds once more, by the ranking that similar questions have. */
  private async ranked(
    { sort, locale, text }: EngineRequest,
    kind: DocumentKind,
    plan: PlannedQuery,
    { ids }: Hits,
  ): Promise<string[]> {
    if (kind !== 'thread' || sort !== 'relevance' || text.terms.length === 0) return ids;
    const first = ids.slice(0, RERANKED);
    if (!isTelling(plan)) return ids;
    const candidates = await this.texts.candidates(first, LENGTHS);
    const title = meant(plan);
    const language = candidates[0]?.language ?? locale;
    const ranked = rankSimilar({ title, language }, candidates, await this.statistics.current());
    return [...ranked.map(({ id }) => id), ...ids.slice(RERANKED)];
  }
}

/** The words, each mistake replaced by what it may have meant. */
const meant = ({ words, phrases }: PlannedQuery): string =>
  [
    ...words.flatMap(({ word, documents, near, longer }) =>
      documents > 0 && near.length === 0
        ? [word]
        : [
            ...(documents > 0 ? [word] : []),
            ...[...near, ...longer].slice(0, 3).map((other) => other.word),
          ],
    ),
    ...phrases.flat().map(({ word }) => word),
  ].join(' ');

const hit = (kind: DocumentKind, id: string, at: number, postId: string | null): EngineHit => ({
  kind,
  id,
  score: 1 / (1 + at),
  position: `${at}.${id}`,
  postId,
});

/** After the hit where the last page ended, or its place when it is not found any more. */
function startAfter(ids: readonly string[], after: string | null): number {
  if (after === null) return 0;
  const [place, id] = after.split('.');
  const at = ids.indexOf(id ?? '');
  const last = at >= 0 ? at : Number(place);
  return Number.isInteger(last) && last >= 0 ? last + 1 : 0;
}
