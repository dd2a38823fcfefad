import { Injectable } from '@nestjs/common';
import {
  Clock,
  type Condition,
  type CursorKey,
  Cursors,
  checkPage,
  Database,
  isUuid,
  type Page,
  type PageRequest,
  pageOf,
  type Viewer,
} from '@parvis/kernel';
import type { ThreadKind } from '../rooms/room.entity.js';
import { visibleRooms } from '../rooms/rooms.repository.js';
import type { Thread } from './thread.entity.js';
import { standing } from './thread-columns.js';
import { startOf, THREAD_ORDERS, type ThreadListKind, type TopPeriod } from './thread-lists.js';

export interface ThreadFilter {
  list: ThreadListKind;
  roomId?: string | null;
  /** The id of a tag that threads carry, so not of a synonym; see `tagId`. */
  tagId?: string | null;
  kind?: ThreadKind | null;
  authorHandle?: string | null;
  language?: string | null;
  period?: TopPeriod;
  skipPinned?: boolean;
  isSolved?: boolean | null;
  isAnsweredByExpert?: boolean | null;
}

/** One page of a list as a statement, and what to make of its rows. */
export interface ThreadList extends Condition {
  /** Whether one plan fits all values: a small room and a large one want different plans. */
  keepsPlan: boolean;
  page: (rows: Thread[]) => Page<Thread>;
}

/** Each filter that was given, as a condition on `thread`. */
const FILTERS: [keyof ThreadFilter, string][] = [
  ['roomId', 'thread.room_id = :roomId'],
  ['kind', 'thread.kind = :kind'],
  ['language', 'thread.language = :language'],
  ['skipPinned', 'thread.pinned_at is null'],
  [
    'authorHandle',
    'thread.author_id = (select id from members where lower(handle) = lower(:authorHandle))',
  ],
  ['tagId', 'thread.id in (select thread_id from thread_tags where tag_id = :tagId)'],
];

/** Filters that say something either way; the partial indexes on threads know the words of a yes. */
const EITHER_WAY = {
  isSolved: ['thread.answer_post_id is not null', 'thread.answer_post_id is null'],
  isAnsweredByExpert: ['thread.expert_answer_count > 0', 'thread.expert_answer_count = 0'],
} as const;

/** Pages of standing threads; each order has its index, so that every page costs the same. */
@Injectable()
export class ThreadListsRepository {
  constructor(
    private readonly db: Database,
    private readonly cursors: Cursors,
    private readonly clock: Clock,
  ) {}

  /** The tag of a slug, by a synonym too; null when there is none. */
  async tagId(slug: string): Promise<string | null> {
    const [tag] = await this.db.rows<{ id: string }>(
      'select coalesce(synonym_of_id, id) as id from tags where slug = $1',
      [slug],
      'tag-id-by-slug',
    );
    return tag?.id ?? null;
  }

  /** A page as SQL that selects rows of threads, for a statement that reads more besides. */
  list(viewer: Viewer, filter: ThreadFilter, request: PageRequest): ThreadList {
    checkPage(request);
    const order = THREAD_ORDERS[filter.list];
    const name = `threads-${filter.list}`;
    const after = request.after ? this.cursors.decode(name, request.after) : null;
    const conditions = [
      { sql: standing('thread'), parameters: {} },
      ...this.filters(viewer, filter),
      ...(after
        ? [
            behind(
              order.columns.map(({ sql }) => sql),
              after,
            ),
          ]
        : []),
    ];
    const parameters = conditions.map((condition) => condition.parameters);
    return {
      sql: `select thread.* from threads thread
            where ${conditions.map(({ sql }) => sql).join(' and ')}
            order by ${order.columns.map(({ sql }) => `${sql} desc`).join(', ')}
            limit :limit`,
      parameters: Object.assign({ limit: request.first + 1 }, ...parameters),
      keepsPlan:
        filter.list !== 'top' &&
        filter.isSolved == null &&
        filter.isAnsweredByExpert == null &&
        FILTERS.every(([name]) => !filter[name]),
      page: (rows) =>
        pageOf(rows, request.first, (row) =>
          this.cursors.encode(
            name,
            order.columns.map(({ read }) => read(row)),
          ),
        ),
    };
  }

  private filters(viewer: Viewer, filter: ThreadFilter): Condition[] {
    const { only } = THREAD_ORDERS[filter.list];
    const rooms = visibleRooms(viewer, 'room');
    const conditions: Condition[] = [];
    if (rooms.sql !== 'true') {
      const sql = `thread.room_id in (select room.id from rooms room where ${rooms.sql})`;
      conditions.push({ sql, parameters: rooms.parameters });
    }
    for (const [name, sql] of FILTERS) {
      if (filter[name]) conditions.push({ sql, parameters: { [name]: filter[name] } });
    }
    if (filter.roomId && !isUuid(filter.roomId)) return [{ sql: 'false', parameters: {} }];
    if (only) conditions.push({ sql: only, parameters: {} });
    const since = filter.list === 'top' ? startOf(filter.period ?? 'all', this.clock.now()) : null;
    for (const [name, [yes, no]] of Object.entries(EITHER_WAY)) {
      const wanted = filter[name as keyof typeof EITHER_WAY];
      if (wanted != null) conditions.push({ sql: wanted ? yes : no, parameters: {} });
    }
    if (since) conditions.push({ sql: 'thread.created_at >= :since', parameters: { since } });
    return conditions;
  }
}

/** Rows that come after the cursor's; whole rows are compared, so ties lose nothing. */
function behind(columns: string[], keys: CursorKey[]): Condition {
  const names = keys.map((_, index) => `:key${index}`);
  return {
    sql: `(${columns.join(', ')}) < (${names.join(', ')})`,
    parameters: Object.fromEntries(keys.map((key, index) => [`key${index}`, key])),
  };
}
