import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { DomainError } from '../errors/domain.error.js';
import type { CursorKey, Cursors } from './cursor.js';

export const MAX_PAGE = 100;

/** What a list field takes: how many, and after which cursor. */
export interface PageRequest {
  first: number;
  after?: string | null;
}

/** A page of rows and what a connection needs to say about it. */
export interface Page<T> {
  rows: T[];
  hasNextPage: boolean;
  cursorOf: (row: T) => string;
}

/** One order of a list; the last column is the id, so that no two rows compare equal. */
export interface KeysetOrder<T> {
  /** Names the list inside its cursors. */
  list: string;
  direction: 'ASC' | 'DESC';
  columns: { sql: string; read: (row: T) => Date | string | number }[];
}

export function checkPage(request: PageRequest): void {
  const { first } = request;
  if (!Number.isInteger(first) || first < 1 || first > MAX_PAGE) {
    throw new DomainError('INVALID', 'first_out_of_range', { params: { min: 1, max: MAX_PAGE } });
  }
}

const toKey = (value: Date | string | number): CursorKey =>
  value instanceof Date ? value.toISOString() : value;

/**
 * Cuts one page out of `query` by comparing whole rows of sort keys, which costs the same
 * on page one and page thousand. Reads one row more than asked to know whether more follow.
 */
export async function keysetPage<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  order: KeysetOrder<T>,
  request: PageRequest,
  cursors: Cursors,
): Promise<Page<T>> {
  checkPage(request);
  const columns = order.columns.map((column) => column.sql);
  if (request.after) {
    const keys = cursors.decode(order.list, request.after);
    const names = keys.map((_, index) => `:keyset${index}`);
    const compare = order.direction === 'DESC' ? '<' : '>';
    query.andWhere(
      `(${columns.join(', ')}) ${compare} (${names.join(', ')})`,
      Object.fromEntries(keys.map((key, index) => [`keyset${index}`, key])),
    );
  }
  for (const column of columns) query.addOrderBy(column, order.direction);
  const rows = await query.limit(request.first + 1).getMany();
  return pageOf(rows, request.first, (row) =>
    cursors.encode(
      order.list,
      order.columns.map((column) => toKey(column.read(row))),
    ),
  );
}

/** Turns `first + 1` rows into a page of `first`. */
export function pageOf<T>(rows: T[], first: number, cursorOf: (row: T) => string): Page<T> {
  return { rows: rows.slice(0, first), hasNextPage: rows.length > first, cursorOf };
}
