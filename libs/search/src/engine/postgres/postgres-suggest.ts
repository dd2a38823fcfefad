import { Injectable } from '@nestjs/common';
import type { DocumentKind } from '../../documents/document.js';
import type { EngineHit, EngineSuggestions } from '../search-engine.js';
import type { SuggestRequest } from '../search-request.js';
import { DidYouMean } from './did-you-mean.js';
import { type Hits, HitsRepository } from './hits.repository.js';
import { askedText, looseQuery, type PlannedQuery, rankQuery, strictQuery } from './query-plan.js';
import { WordsUnderstanding } from './words-understanding.js';

const NO_FACETS = { all: [], any: [], none: [] };
/** Tags and members among the suggestions; the rest is for threads. */
const OTHERS_MAX = 2;
/** Titles that are ranked at most; with the next letter there are fewer. */
const RANKED_MAX = 200;

/** What may be meant by what is typed so far: by titles and names alone, within milliseconds. */
@Injectable()
export class PostgresSuggest {
  constructor(
    private readonly understanding: WordsUnderstanding,
    private readonly hits: HitsRepository,
    private readonly didYouMean: DidYouMean,
  ) {}

  async suggest({ text, scope, first }: SuggestRequest): Promise<EngineSuggestions> {
    const asked = askedText(text);
    const plan = await this.understanding.plan(asked, scope, NO_FACETS, true);
    const find = (kind: DocumentKind, limit: number) => this.find(plan, kind, scope.rooms, limit);
    const threads = await this.threads(plan, scope.rooms, first);
    const tags = await this.find(
      ...([plan, 'tag', scope.rooms, OTHERS_MAX] as const),
      begunWith(strictQuery(plan), asked.open),
    );
    const members = await find('member', OTHERS_MAX);
    const others = [...hitsOf('tag', tags), ...hitsOf('member', members)];
    const room = Math.max(first - others.length, Math.ceil(first / 2));
    const hits = [...hitsOf('thread', threads).slice(0, room), ...others].slice(0, first);
    return { hits, ...(await this.didYouMean.of(text, plan, 'thread', threads.ids)) };
  }

  private async threads(
    plan: PlannedQuery,
    rooms: 'all' | readonly string[],
    limit: number,
  ): Promise<Hits> {
    const strict = await this.find(plan, 'thread', rooms, limit);
    const loose = strict.ids.length === 0 ? looseQuery(plan) : null;
    return loose ? this.find(plan, 'thread', rooms, limit, loose) : strict;
  }

  private async find(
    plan: PlannedQuery,
    kind: DocumentKind,
    rooms: 'all' | readonly string[],
    limit: number,
    query = strictQuery(plan),
  ): Promise<Hits> {
    if (query === null) return { ids: [], scores: [], total: 0, isTotalExact: true, facets: {} };
    return this.hits.find({
      ...{ kind, query, rank: rankQuery(plan), inTitles: true, rooms, most: RANKED_MAX, limit },
      ...{ from: null, to: null, sort: 'relevance', withFacets: false },
    });
  }
}

/** The words of tags are in no vocabulary, so that the open one is left open in the query itself. */
const begunWith = (query: string | null, open: string | null): string | null =>
  query && open ? query.replaceAll(`'${open}'`, `'${open}':*`) : query;

const hitsOf = (kind: DocumentKind, { ids, scores }: Hits): EngineHit[] =>
  ids.map((id, at) => ({ kind, id, score: scores[at]!, position: String(at), postId: null }));
