import { Injectable } from '@nestjs/common';
import {
  type Condition,
  Database,
  isAdmin,
  isStaff,
  isSuspended,
  positional,
  type Viewer,
} from '@parvis/kernel';
import type { Reviewable, ReviewableKind } from './reviewable.entity.js';
import { REVIEWABLE_COLUMNS } from './reviewable-columns.js';

/** `reviewablePolicy.see` for many: a condition on the alias of a reviewables table. */
export function visibleReviewables(viewer: Viewer, alias: string): Condition {
  if (isSuspended(viewer)) return { sql: 'false', parameters: {} };
  if (isAdmin(viewer)) return { sql: 'true', parameters: {} };
  if (isStaff(viewer)) return { sql: `${alias}.level <= 1`, parameters: {} };
  return {
    sql: `(${alias}.level = 0 and ${alias}.room_id = any(:moderatedRoomIds::uuid[]))`,
    parameters: { moderatedRoomIds: [...viewer.moderatedRoomIds] },
  };
}

/** In the order of locks, reviewables come behind posts: hold their target first, if at all. */
@Injectable()
export class ReviewablesRepository {
  constructor(private readonly db: Database) {}

  /** Those of `ids` that the viewer may see. */
  visibleTo(viewer: Viewer, ids: readonly string[]): Promise<Reviewable[]> {
    const visible = visibleReviewables(viewer, 'item');
    const [text, values] = positional({
      sql: `select ${REVIEWABLE_COLUMNS} from reviewables item
            where item.id = any(:ids) and ${visible.sql}`,
      parameters: { ...visible.parameters, ids },
    });
    return this.db.read(text, values);
  }

  byIds(ids: readonly string[]): Promise<Reviewable[]> {
    return this.db.rows(
      `select ${REVIEWABLE_COLUMNS} from reviewables item where item.id = any($1)`,
      [ids],
      'reviewables-by-id',
    );
  }

  async byId(id: string): Promise<Reviewable | null> {
    return (await this.byIds([id]))[0] ?? null;
  }

  async byTarget(kind: ReviewableKind, targetId: string): Promise<Reviewable | null> {
    return this.one('item.target_kind = $1 and item.target_id = $2', [kind, targetId], '');
  }

  /** The row as it is now, held until the commit. */
  lock(id: string): Promise<Reviewable | null> {
    return this.one('item.id = $1', [id], 'for no key update');
  }

  lockTarget(kind: ReviewableKind, targetId: string): Promise<Reviewable | null> {
    const at = 'item.target_kind = $1 and item.target_id = $2';
    return this.one(at, [kind, targetId], 'for no key update');
  }

  /** Whether it is new: false when the target has one, which is then no longer in flight. */
  async insert(item: Reviewable): Promise<boolean> {
    const inserted = await this.db.rows(
      `insert into reviewables (id, target_kind, target_id, author_id, room_id, thread_id, level,
                                content_hash, opened_at, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)
       on conflict (target_kind, target_id) do nothing returning 1`,
      [
        item.id,
        item.kind,
        item.targetId,
        item.authorId,
        item.roomId,
        item.threadId,
        item.level,
        item.contentHash,
        item.openedAt,
      ],
      'reviewable-insert',
    );
    return inserted.length > 0;
  }

  async update(id: string, changes: Partial<Omit<Reviewable, 'kind'>>): Promise<void> {
    const entries = Object.entries(changes);
    const sets = entries.map(([name], index) => `${snake(name)} = $${index + 2}`);
    await this.db.rows(`update reviewables set ${sets.join(', ')} where id = $1`, [
      id,
      ...entries.map(([, value]) => value),
    ]);
  }

  /** The latest of each author that the viewer may see, by when they were opened. */
  latestByAuthor(
    viewer: Viewer,
    authorIds: readonly string[],
    most: number,
  ): Promise<Reviewable[]> {
    const visible = visibleReviewables(viewer, 'item');
    const [text, values] = positional({
      sql: `select ${REVIEWABLE_COLUMNS} from unnest(:authorIds::uuid[]) as author (id), lateral (
              select item.* from reviewables item
              where item.author_id = author.id and ${visible.sql}
              order by item.opened_at desc limit :most) item
            order by item.opened_at desc, item.id desc`,
      parameters: { ...visible.parameters, authorIds, most },
    });
    return this.db.read(text, values);
  }

  /** All of a thread went elsewhere, or with `postIds` only those; returns which cases followed. */
  async follow(
    threadId: string,
    to: { threadId: string; roomId: string },
    postIds: readonly string[] | null = null,
  ): Promise<Reviewable[]> {
    return this.db.rows(
      `update reviewables item set thread_id = $2, room_id = $3
       where item.thread_id = $1
         and ($4::uuid[] is null or item.target_kind = 'post' and item.target_id = any($4))
       returning ${REVIEWABLE_COLUMNS}`,
      [threadId, to.threadId, to.roomId, postIds],
    );
  }

  private async one(where: string, values: unknown[], lock: string): Promise<Reviewable | null> {
    const [item] = await this.db.rows<Reviewable>(
      `select ${REVIEWABLE_COLUMNS} from reviewables item where ${where} ${lock}`,
      values,
    );
    return item ?? null;
  }
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
