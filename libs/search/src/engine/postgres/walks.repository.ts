import { Injectable } from '@nestjs/common';
import { positional } from '@parvis/kernel';
import type { SearchSort } from '../search-request.js';
import type { HitsQuery } from './hits.repository.js';
import { TABLE } from './index-tables.js';
import { SearchStatements } from './search-statements.js';
import { VISIBLE } from './visible.js';

const ORDERS: Record<Exclude<SearchSort, 'relevance'>, string> = {
  newest: 'document.created_at desc, document.id desc',
  oldest: 'document.created_at, document.id',
  votes: 'document.vote_score desc, document.created_at desc, document.id desc',
};

/**
 * Finds in an order that the index of words does not know, of a query that matches so much that
 * sorting all of it would take long: walks along the order and keeps what matches.
 */
@Injectable()
export class WalksRepository {
  constructor(private readonly statements: SearchStatements) {}

  /** Also without a query, when only dates narrow the search. */
  async walk(
    {
      kind,
      query,
      rooms,
      from,
      to,
    }: Pick<HitsQuery, 'kind' | 'rooms' | 'from' | 'to'> & {
      query: string | null;
    },
    sort: Exclude<SearchSort, 'relevance'>,
    limit: number,
  ): Promise<string[]> {
    const [text, values] = positional({
      sql: `select document.id from ${TABLE[kind]} document ${VISIBLE[kind]}
        where ${query === null ? 'true' : 'document.terms @@ :query::tsquery'}
          ${from ? 'and document.created_at >= :from' : ''}
          ${to ? 'and document.created_at < :to' : ''}
        order by ${ORDERS[sort]} limit :limit`,
      parameters: { query, rooms: rooms === 'all' ? null : rooms, from, to, limit },
    });
    // Otherwise the matches would be gathered and sorted, all of them.
    const rows = await this.statements.rows<{ id: string }>(text, values, undefined, [
      'enable_bitmapscan',
      'enable_sort',
    ]);
    return rows.map(({ id }) => id);
  }
}
