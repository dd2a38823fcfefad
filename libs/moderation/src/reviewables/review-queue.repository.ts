import { Injectable } from '@nestjs/common';
import {
  type CursorKey,
  Cursors,
  checkPage,
  Database,
  isStaff,
  type Page,
  type PageRequest,
  pageOf,
  positional,
  type Viewer,
} from '@parvis/kernel';
import { DataSource } from 'typeorm';
import {
  type QueueLine,
  QueueLineRows,
  type QueueLines,
  type QueueLinesRow,
} from './queue-lines.js';
import type { Reviewable, ReviewableKind, ReviewableState } from './reviewable.entity.js';
import type { ReviewableOrder } from './reviewable.type.js';
import { visibleReviewables } from './reviewables.repository.js';

export interface QueueFilter {
  state: ReviewableState;
  /** Of open and waiting ones; closed ones come in the order they were closed, the latest first. */
  order: ReviewableOrder;
  roomId?: string | null;
  kind?: ReviewableKind | null;
  /** Has a flag of this reason that counts. By id, so that the planner knows how rare it is. */
  reasonId?: string | null;
  /** Claimed by the viewer. */
  mine?: boolean | null;
}

interface Sorting {
  name: string;
  column: string;
  direction: 'asc' | 'desc';
  read: (item: Reviewable) => CursorKey;
}

const SORTINGS: Record<ReviewableOrder | 'closing', Sorting> = {
  score: { name: 'score', column: 'score', direction: 'desc', read: (item) => item.score },
  age: {
    name: 'age',
    column: 'opened_at',
    direction: 'asc',
    read: (item) => item.openedAt.toISOString(),
  },
  closing: {
    name: 'closing',
    column: 'closed_at',
    direction: 'desc',
    read: (item) => item.closedAt!.toISOString(),
  },
};

/** A page with the people and rooms its lines name. */
export type QueuePage = Page<QueueLine> & Omit<QueueLines, 'lines'>;

/** Pages of the queue: each reads an index from where the page before ended, however long it is. */
@Injectable()
export class ReviewQueueRepository {
  private readonly rows: QueueLineRows;

  constructor(
    private readonly db: Database,
    private readonly cursors: Cursors,
    source: DataSource,
  ) {
    this.rows = new QueueLineRows(source);
  }

  async page(viewer: Viewer, filter: QueueFilter, request: PageRequest): Promise<QueuePage> {
    checkPage(request);
    const sorting = SORTINGS[filter.state === 'closed' ? 'closing' : filter.order];
    const list = `reviewables-${filter.state}-${sorting.name}`;
    const [text, values] = positional(this.statement(viewer, filter, sorting, request, list));
    const [row] = await this.db.read<QueueLinesRow>(text, values);
    const { lines, ...named } = this.rows.read(row!);
    const page = pageOf(lines, request.first, (item) =>
      this.cursors.encode(list, [sorting.read(item), item.id]),
    );
    return { ...page, ...named };
  }

  /** How many open ones there are for the viewer, counted no further than `most`. */
  async openCount(viewer: Viewer, most: number): Promise<number> {
    const visible = visibleReviewables(viewer, 'item');
    const [text, values] = positional({
      sql: `select count(*)::int as count from (
              select 1 from reviewables item where item.state = 'open' and ${visible.sql}
              limit :most) counted`,
      parameters: { ...visible.parameters, most },
    });
    return (await this.db.read<{ count: number }>(text, values))[0]!.count;
  }

  private statement(
    viewer: Viewer,
    filter: QueueFilter,
    sorting: Sorting,
    request: PageRequest,
    list: string,
  ) {
    const visible = visibleReviewables(viewer, 'item');
    const parameters: Record<string, unknown> = { ...visible.parameters };
    // The word itself, not a value: the partial indexes are chosen by it.
    const conditions = [`item.state = '${filter.state}'`, visible.sql];
    if (filter.kind) {
      conditions.push('item.target_kind = :kind');
      parameters.kind = filter.kind;
    }
    if (filter.mine) {
      conditions.push('item.claimed_by_id = :viewerId');
      parameters.viewerId = viewer.memberId;
    }
    if (filter.reasonId) {
      conditions.push(HAS_REASON);
      parameters.reasonId = filter.reasonId;
    }
    if (request.after) {
      const [key, id] = this.cursors.decode(list, request.after);
      const compare = sorting.direction === 'desc' ? '<' : '>';
      conditions.push(`(item.${sorting.column}, item.id) ${compare} (:afterKey, :afterId)`);
      Object.assign(parameters, { afterKey: key, afterId: id });
    }
    parameters.limit = request.first + 1;
    const order = `item.${sorting.column} ${sorting.direction}, item.id ${sorting.direction}`;
    const rooms = roomsOf(viewer, filter);
    const where = conditions.join(' and ');
    if (!rooms) {
      const sql = `select item.* from reviewables item
                   where ${where} order by ${order} limit :limit`;
      return { sql: this.rows.around(sql, order), parameters };
    }
    // A few of each room and the best of these: an index has no order across rooms.
    const sql = `select item.* from unnest(:rooms::uuid[]) as room (id),
      lateral (select item.* from reviewables item where item.room_id = room.id and ${where}
               order by ${order} limit :limit) item
      order by ${order} limit :limit`;
    return { sql: this.rows.around(sql, order), parameters: { ...parameters, rooms } };
  }
}

const HAS_REASON = `exists (
  select 1 from flags flag where flag.reviewable_id = item.id
    and flag.state in ('pending', 'agreed') and flag.reason_id = :reasonId)`;

/** The rooms to look into; null when the viewer sees all and asked for none. */
function roomsOf(viewer: Viewer, { roomId }: QueueFilter): string[] | null {
  if (isStaff(viewer)) return roomId ? [roomId] : null;
  const own = [...viewer.moderatedRoomIds];
  return roomId ? own.filter((id) => id === roomId) : own;
}
