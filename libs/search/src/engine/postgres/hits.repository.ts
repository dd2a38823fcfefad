import { Injectable } from '@nestjs/common';
import { positional } from '@parvis/kernel';
import type { DocumentKind } from '../../documents/document.js';
import type { SearchSort } from '../search-request.js';
import { TABLE, TIERS } from './index-tables.js';
import { SearchStatements } from './search-statements.js';
import { VISIBLE } from './visible.js';

/** Finds that are counted and ranked at most; whoever wants more is helped by narrowing. */
export const MATCHES_MAX = 1_000;
/** Finds with a word in the title that are looked at besides, when there are more. */
const TITLED_MAX = 300;
/** Finds whose whole text is weighed. */
const WEIGHED = 120;

export interface HitsQuery {
  kind: DocumentKind;
  /** What finds, as a `tsquery`. */
  query: string;
  /** What ranks, as a `tsquery`; null leaves it to the quality. */
  rank: string | null;
  /** Searches the titles alone, which is quicker. */
  inTitles: boolean;
  rooms: 'all' | readonly string[];
  from: Date | null;
  to: Date | null;
  sort: SearchSort;
  /** Finds that are counted and ranked at most. */
  most: number;
  limit: number;
  withFacets: boolean;
}

export interface Hits {
  /** In the order of the sort. */
  ids: string[];
  scores: number[];
  total: number;
  isTotalExact: boolean;
  facets: Record<string, number>;
}

const ORDERS: Record<SearchSort, string> = {
  relevance: 'score desc, id',
  newest: 'created_at desc, id desc',
  oldest: 'created_at, id',
  votes: 'vote_score desc, created_at desc, id desc',
};

/** A title says what a text is about, a good text is the better find; the text breaks ties. */
const FIRST_SCORE = `2 * ts_rank(title_terms, :rank::tsquery) + 0.02 * quality`;
const TEXT_SCORE = `ts_rank('{0.1, 0.2, 0.6, 1}', terms, :rank::tsquery)`;

/** The search itself, in one statement. */
@Injectable()
export class HitsRepository {
  constructor(private readonly statements: SearchStatements) {}

  async find(query: HitsQuery): Promise<Hits> {
    const { kind, inTitles, sort, withFacets } = query;
    const parameters = {
      query: query.query,
      rank: query.rank ?? '',
      rooms: query.rooms === 'all' ? null : query.rooms,
      from: query.from,
      to: query.to,
      most: query.most,
      limit: query.limit,
    };
    const sql = statement(query);
    const [text, values] = positional({ sql, parameters });
    const isDated = `${query.from ? 'from' : ''}-${query.to ? 'to' : ''}`;
    const name = `search-${kind}-${inTitles}-${sort}-${isDated}-${withFacets}`;
    const [row] = await this.statements.rows<{
      ids: string[] | null;
      scores: number[] | null;
      total: number;
      facets: Record<string, number> | null;
    }>(text, values, name);
    return {
      ids: row!.ids ?? [],
      scores: row!.scores ?? [],
      total: Math.min(row!.total, query.most),
      isTotalExact: row!.total <= query.most,
      facets: row!.facets ?? {},
    };
  }
}

function statement({ kind, inTitles, sort, from, to, withFacets }: HitsQuery): string {
  const isRanked = sort === 'relevance';
  const dates = [
    from ? 'and document.created_at >= :from' : '',
    to ? 'and document.created_at < :to' : '',
  ].join(' ');
  const all = matches(kind, inTitles ? 'title_terms' : 'terms', dates, 'limit :most + 1');
  const titled = isRanked && !inTitles && kind === 'thread';
  const facets = withFacets
    ? `(select json_object_agg(facet, count) from (
         select facet, count(*)::int as count from matches, unnest(facets) facet
         group by facet) counted)`
    : 'null::json';
  return `
    with found as materialized (${all}),
    matches as materialized (
      select * from found
      ${
        titled
          ? `union all
        select * from (${matches(kind, 'title_terms', dates, `limit ${TITLED_MAX}`)}) titled
        where (select count(*) from found) > :most and id not in (select id from found)`
          : ''
      }
    ),
    graded as materialized (
      select id, created_at, vote_score, ${isRanked ? FIRST_SCORE : '0'} as score from matches
    ),
    ordered as (${isRanked ? weighed(kind) : 'select * from graded'}),
    cut as (select * from ordered order by ${ORDERS[sort]} limit :limit)
    select array_agg(id::text order by ${ORDERS[sort]}) as ids,
      array_agg(score order by ${ORDERS[sort]}) as scores,
      (select count(*)::int from found) as total, ${facets} as facets
    from cut`;
}

/** The best by title and quality, weighed by their whole text as well; the others as they are. */
const weighed = (kind: DocumentKind): string => `
  select best.id, best.created_at, best.vote_score, 10 + best.score + ${TEXT_SCORE} as score
  from (select * from graded order by score desc, id limit ${WEIGHED}) best
  join ${TABLE[kind]} document on document.id = best.id
  union all
  (select * from graded order by score desc, id offset ${WEIGHED})`;

/** Tier after tier, until there are enough. */
function matches(kind: DocumentKind, column: string, dates: string, limit: string): string {
  const columns = 'id, facets, quality, created_at, vote_score, title_terms';
  const tiers = TIERS.map(
    (tier) => `(select ${columns} from ${TABLE[kind]}
      where tier = ${tier} and ${column} @@ :query::tsquery)`,
  );
  return `select ${columns
    .split(', ')
    .map((name) => `document.${name}`)
    .join(', ')}
    from (${tiers.join(' union all ')}) document ${VISIBLE[kind]}
    where true ${dates} ${limit}`;
}
