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
  positional,
  type Viewer,
} from '@parvis/kernel';
import type { ThreadKind } from '../rooms/room.entity.js';
import { visibleRooms } from '../rooms/rooms.repository.js';
import type { Thread } from './thread.entity.js';
import { asThread, standing, THREAD_COLUMNS } from './thread-columns.js';
import { startOf, THREAD_ORDERS, type ThreadListKind, type TopPeriod } from './thread-lists.js';

export interface ThreadFilter {
  list: ThreadListKind;
  roomId?: string | null;
  tagSlug?: string | null;
  kind?: ThreadKind | null;
  authorHandle?: string | null;
  language?: string | null;
  period?: TopPeriod;
  skipPinned?: boolean;
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
  [
    'tagSlug',
    `thread.id in (select thread_id from thread_tags where tag_id =
       (select coalesce(tag.synonym_of_id, tag.id) from tags tag where tag.slug = :tagSlug))`,
  ],
];

/** Pages of standing threads; each order has its index, so that every page costs the same. */
@Injectable()
export class ThreadListsRepository {
  constructor(
    private readonly db: Database,
    private readonly cursors: Cursors,
    private readonly clock: Clock,
  ) {}

  async page(viewer: Viewer, filter: ThreadFilter, request: PageRequest): Promise<Page<Thread>> {
    checkPage(request);
    if (filter.roomId && !isUuid(filter.roomId)) return pageOf<Thread>([], request.first, String);
    const order = THREAD_ORDERS[filter.list];
    const list = `threads-${filter.list}`;
    const after = request.after ? this.cursors.decode(list, request.after) : null;
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
    const [text, values] = positional({
      sql: `select ${THREAD_COLUMNS} from threads thread
            where ${conditions.map(({ sql }) => sql).join(' and ')}
            order by ${order.columns.map(({ sql }) => `${sql} desc`).join(', ')}
            limit :limit`,
      parameters: Object.assign(
        { limit: request.first + 1 },
        ...conditions.map((c) => c.parameters),
      ),
    });
    const rows = (await this.db.rows(text, values)).map(asThread);
    return pageOf(rows, request.first, (row) =>
      this.cursors.encode(
        list,
        order.columns.map(({ read }) => read(row)),
      ),
    );
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
    if (only) conditions.push({ sql: only, parameters: {} });
    const since = filter.list === 'top' ? startOf(filter.period ?? 'all', this.clock.now()) : null;
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
