import type { Hit, Meilisearch, SearchParams, SearchResponse } from 'meilisearch';
import type { DocumentKind } from '../../documents/document.js';
import {
  type EngineFacet,
  type EngineHit,
  type EngineResult,
  type EngineSuggestions,
  EngineUnavailable,
  type FacetName,
} from '../search-engine.js';
import type { EngineRequest, SearchSort, SearchType, SuggestRequest } from '../search-request.js';
import type { MeilisearchConnection } from './meilisearch-connection.js';
import { datesOf, filterOf, isAboutThreads, scopeFilter } from './meilisearch-filter.js';
import { MARK, marksIn, mendedBy, queryOf } from './meilisearch-query.js';
import { type IndexNames, MAX_TOTAL_HITS } from './meilisearch-settings.js';

const KINDS: Record<Exclude<SearchType, 'tags'>, DocumentKind> = {
  threads: 'thread',
  posts: 'post',
  members: 'member',
  experts: 'member',
};
const SORTS: Record<SearchSort, string[]> = {
  relevance: [],
  newest: ['createdAt:desc'],
  oldest: ['createdAt:asc'],
  votes: ['voteScore:desc', 'createdAt:desc'],
};
const FACETS: Record<string, FacetName> = {
  roomId: 'room',
  tagIds: 'tag',
  kind: 'kind',
  isSolved: 'solved',
  isAnsweredByExpert: 'expert',
  language: 'language',
};
const FACET_VALUES_MAX = 50;
/** Words around each find that come back, to see which words were found. */
const CROP_WORDS = 12;
/** Tags and members among the suggestions; the rest is for threads. */
const OTHERS_MAX = 2;

type Found = SearchResponse<{ id: string; threadId?: string }> & { totalHits?: number };

const NOTHING: EngineResult = {
  ...{ hits: [], hasNextPage: false, total: 0, isTotalExact: true },
  ...{ facets: [], didYouMean: null, marks: [] },
};

/** The reading half of the driver. */
export class MeilisearchSearch {
  constructor(
    private readonly connection: MeilisearchConnection,
    private readonly names: IndexNames,
  ) {}

  async search(request: EngineRequest & { type: keyof typeof KINDS }): Promise<EngineResult> {
    const kind = KINDS[request.type];
    const filter = conditionsOf(request, kind);
    if (!filter || (filter.length === 0 && request.text.terms.length === 0)) return NOTHING;
    const offset = request.after === null ? 0 : Number(request.after);
    if (!Number.isSafeInteger(offset) || offset < 0) return NOTHING;
    const params = { ...pageOf(request, offset), ...shapeOf(request, kind), filter };
    let found = await this.ask(kind, params, 'all');
    // With all the words nothing: with the rarer ones of them, perhaps.
    if (totalOf(found) === 0 && request.text.terms.length > 1) {
      found = await this.ask(kind, params, 'frequency');
    }
    const total = totalOf(found);
    const best = kind === 'thread' ? await this.bestPosts(request, found) : new Map();
    const rows = found.hits.slice(0, request.first);
    const marks = marksIn(found.hits);
    return {
      hits: rows.map((hit, at) => hitOf(kind, hit, offset + at, best.get(hit.id) ?? null)),
      hasNextPage: found.hits.length > request.first || offset + rows.length < total,
      total,
      isTotalExact: found.totalHits !== undefined && total < MAX_TOTAL_HITS,
      facets: request.withFacets ? facetsOf(found) : [],
      didYouMean: mendedBy(marks, request.text),
      marks,
    };
  }

  /** Three questions in one request. */
  async suggest({ text, scope, first }: SuggestRequest): Promise<EngineSuggestions> {
    if (scope.rooms !== 'all' && scope.rooms.length === 0)
      return { hits: [], didYouMean: null, marks: [] };
    const common = {
      ...{ q: queryOf(text), attributesToRetrieve: ['id'], showRankingScore: true, ...MARK },
      matchingStrategy: 'frequency' as const,
    };
    const ask = (kind: DocumentKind, limit: number, marked: string[], filter: string[] = []) => ({
      ...{ ...common, indexUid: this.names.live(kind), limit, filter },
      ...{ attributesToHighlight: marked, attributesToSearchOn: marked },
    });
    const { results } = await this.connection.ask((client) =>
      client.multiSearch<{ queries: ReturnType<typeof ask>[] }, { id: string }>({
        queries: [
          ask('thread', first, ['title', 'tagNames'], scopeFilter(scope)),
          ask('tag', OTHERS_MAX, ['name', 'slug', 'synonyms']),
          ask('member', OTHERS_MAX, ['handle', 'name']),
        ],
      }),
    );
    const [threads = [], ...others] = results.map(({ hits }, index) =>
      hits.map((hit, at) => hitOf((['thread', 'tag', 'member'] as const)[index]!, hit, at, null)),
    );
    const rest = others.flat();
    const room = Math.max(first - rest.length, Math.ceil(first / 2));
    const marks = marksIn(results.flatMap(({ hits }) => hits));
    return {
      hits: [...threads.slice(0, room), ...rest].slice(0, first),
      didYouMean: mendedBy(marks, text),
      marks,
    };
  }

  private ask(
    kind: DocumentKind,
    params: SearchParams,
    matchingStrategy: 'all' | 'frequency',
  ): Promise<Found> {
    const { q, ...rest } = params;
    return this.connection.ask(
      (client: Meilisearch) =>
        client
          .index<{ id: string }>(this.names.live(kind))
          .search(q, { ...rest, matchingStrategy }) as Promise<Found>,
    );
  }

  /** Of each thread found, the post that says most of what was asked. */
  private async bestPosts({ text, first }: EngineRequest, { hits }: Found) {
    const threads = hits.slice(0, first).map(({ id }) => JSON.stringify(id));
    if (threads.length === 0 || text.terms.length === 0) return new Map<string, string>();
    const found = await this.ask(
      'post',
      {
        ...{ q: queryOf(text), attributesToRetrieve: ['id', 'threadId'], distinct: 'threadId' },
        ...{ filter: [`threadId IN [${threads.join(', ')}]`], limit: threads.length },
      },
      'frequency',
    );
    return new Map(found.hits.map(({ id, threadId }) => [threadId!, id]));
  }
}

/** Null when nothing can be found. */
function conditionsOf({ scope, filter, type }: EngineRequest, kind: DocumentKind): string[] | null {
  if (kind === 'member') {
    if (isAboutThreads(filter)) return null;
    return [...(type === 'experts' ? ['isExpert = true'] : []), ...datesOf(filter)];
  }
  if (scope.rooms !== 'all' && scope.rooms.length === 0) return null;
  return [...scopeFilter(scope), ...filterOf(filter)];
}

function shapeOf({ text, sort, withFacets }: EngineRequest, kind: DocumentKind): SearchParams {
  const marked = { thread: ['title', 'tagNames', 'answer', 'opening', 'replies'], post: ['text'] };
  const attributes = marked[kind as 'thread'] ?? ['handle', 'name', 'bio'];
  return {
    ...{ q: queryOf(text), attributesToRetrieve: ['id'], ...MARK },
    ...{ attributesToHighlight: attributes, attributesToCrop: attributes, cropLength: CROP_WORDS },
    ...(SORTS[sort].length > 0 && { sort: SORTS[sort] }),
    ...(withFacets && kind !== 'member' && { facets: Object.keys(FACETS) }),
  };
}

/** Pages are counted exactly; a place that is no page's beginning is estimated. */
const pageOf = ({ first }: EngineRequest, offset: number): SearchParams =>
  offset % first === 0
    ? { page: offset / first + 1, hitsPerPage: first }
    : { offset, limit: first + 1 };

function totalOf(found: Found): number {
  const total = found.totalHits ?? found.estimatedTotalHits;
  if (total === undefined) throw new EngineUnavailable('an answer without a total');
  return total;
}

function hitOf(
  kind: DocumentKind,
  hit: Hit<{ id: string }>,
  at: number,
  postId: string | null,
): EngineHit {
  const score = hit._rankingScore ?? 1 / (1 + at);
  return { kind, id: hit.id, score, position: String(at + 1), postId };
}

/** Of yes and no, only yes is worth offering. */
function facetsOf({ facetDistribution = {} }: Found): EngineFacet[] {
  return Object.entries(FACETS).flatMap(([attribute, name]) => {
    const counts = Object.entries(facetDistribution[attribute] ?? {});
    const values = counts
      .map(([value, count]) => ({ value, count }))
      .filter(({ value }) => value !== 'false')
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      .slice(0, FACET_VALUES_MAX);
    return values.length > 0 ? [{ name, values }] : [];
  });
}
