import { Injectable } from '@nestjs/common';
import {
  Cursors,
  checkPage,
  Limits,
  type Page,
  type PageRequest,
  type RequestContext,
} from '@parvis/kernel';
import type { EngineResult, SearchEngineName } from '../engine/search-engine.js';
import { SearchEngines } from '../engine/search-engines.js';
import type { EngineRequest, SearchSort, SearchType } from '../engine/search-request.js';
import { parseQuery } from '../query/parse-query.js';
import type { ParsedQuery } from '../query/parsed-query.js';
import { AnsweringEngine } from './answering-engine.js';
import type { UnderstoodTerm } from './filter-in-the-making.js';
import { marksOf } from './marks.js';
import { type ChosenFilter, NamedFilters } from './named-filter.service.js';
import { takeOne } from './search.limits.js';
import { type Facet, SearchFacets } from './search-facets.service.js';
import { SearchScopes } from './search-scopes.js';
import { type VisibleHit, VisibleHits } from './visible-hits.service.js';

const LIST = 'search';
/** Beginnings of names that strangers must type, so that they do not read out the directory. */
const STRANGERS_MIN = 3;

export interface SearchQuestion extends PageRequest {
  text: string;
  type: SearchType;
  sort: SearchSort;
  filter: ChosenFilter;
}

export interface SearchAnswer {
  page: Page<VisibleHit>;
  total: number;
  isTotalExact: boolean;
  facets: Facet[];
  didYouMean: string | null;
  engine: SearchEngineName;
  isFallback: boolean;
  understood: UnderstoodTerm[];
  ignored: string[];
}

const NOTHING: EngineResult = {
  hits: [],
  hasNextPage: false,
  total: 0,
  isTotalExact: true,
  facets: [],
  didYouMean: null,
  marks: [],
};

/** Finds what a viewer asks for among what he may see. */
@Injectable()
export class SearchService {
  constructor(
    private readonly engines: SearchEngines,
    private readonly answering: AnsweringEngine,
    private readonly scopes: SearchScopes,
    private readonly names: NamedFilters,
    private readonly visible: VisibleHits,
    private readonly facets: SearchFacets,
    private readonly cursors: Cursors,
    private readonly limits: Limits,
  ) {}

  async search(context: RequestContext, question: SearchQuestion): Promise<SearchAnswer> {
    checkPage(question);
    await takeOne(this.limits, context, 'search');
    const { viewer, locale } = context;
    const query = parseQuery(question.text);
    const { filter, understood, ignored, isImpossible } = await this.names.of(
      viewer,
      query,
      question.filter,
    );
    const { scope, rooms } = await this.scopes.of(viewer);
    const place = this.placeOf(question);
    const isIdle = Object.keys(filter).length === 0 && query.terms.length === 0;
    const request = (after: string | null): EngineRequest => ({
      ...{ text: query, type: question.type, sort: question.sort, filter, scope, locale },
      ...{ first: question.first, after, withFacets: place === null },
    });
    const { value, engine, isFallback } =
      isIdle || isImpossible || isTooShort(context, question, query)
        ? { value: NOTHING, engine: this.engines.preferred.name, isFallback: false }
        : // A page of another engine cannot be continued; its first page is.
          await this.answering.ask((asked) =>
            asked.search(request(place?.engine === asked.name ? place.position : null)),
          );
    const rows = await this.visible.of(context, value.hits, marksOf(value.marks, query));
    const facets = await this.facets.named(viewer, value.facets, rooms);
    return {
      page: {
        rows,
        hasNextPage: value.hasNextPage,
        cursorOf: ({ position }) => this.cursorOf(question, engine, position),
      },
      // What the index held a moment too long counts no more than it shows.
      total: Math.max(0, value.total - (value.hits.length - rows.length)),
      isTotalExact: value.isTotalExact,
      didYouMean: value.didYouMean && withOperators(value.didYouMean, query),
      ...{ facets, engine, isFallback, understood, ignored },
    };
  }

  private placeOf({ after, type, sort }: SearchQuestion) {
    if (!after) return null;
    const [engine, position] = this.cursors.decode(`${LIST}-${type}-${sort}`, after);
    return { engine: engine as SearchEngineName, position: position as string };
  }

  private cursorOf({ type, sort }: SearchQuestion, engine: SearchEngineName, position: string) {
    return this.cursors.encode(`${LIST}-${type}-${sort}`, [engine, position]);
  }
}

/** The directory of members is not for strangers to read out, letter by letter. */
function isTooShort(
  { viewer }: RequestContext,
  { type }: SearchQuestion,
  { terms }: ParsedQuery,
): boolean {
  if (viewer.memberId !== null || type !== 'members') return false;
  return !terms.some(({ text, isNegated }) => !isNegated && [...text].length >= STRANGERS_MIN);
}

/** An engine mends words alone; what narrowed them is kept. */
export function withOperators(mended: string, { operators }: ParsedQuery): string {
  const typed = operators.map(({ kind, value, isNegated }) => {
    const quoted = /\s/u.test(value) ? `"${value}"` : value;
    return `${isNegated ? '-' : ''}${kind}:${quoted}`;
  });
  return [mended, ...typed].join(' ');
}
