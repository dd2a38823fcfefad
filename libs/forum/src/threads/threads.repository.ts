import { Injectable } from '@nestjs/common';
import {
  type Condition,
  Database,
  isSignedIn,
  isStaff,
  isSuspended,
  positional,
  type Viewer,
} from '@parvis/kernel';
import { visibleRooms } from '../rooms/rooms.repository.js';
import type { Thread } from './thread.entity.js';
import { asThread, standing, THREAD_COLUMNS } from './thread-columns.js';

/** `threadPolicy.see` for many threads: a condition on the alias of a threads table. */
export function visibleThreads(viewer: Viewer, alias: string): Condition {
  if (isStaff(viewer)) return { sql: `${alias}.merged_into_id is null`, parameters: {} };
  const rooms = visibleRooms(viewer, 'visible_room');
  const whole = [`(${alias}.withdrawn_at is null and ${alias}.removed_at is null)`];
  const parameters: Record<string, unknown> = { ...rooms.parameters };
  if (isSignedIn(viewer)) {
    whole.push(`(${alias}.author_id = :viewerMemberId and ${alias}.removed_at is null)`);
    parameters.viewerMemberId = viewer.memberId;
  }
  if (viewer.moderatedRoomIds.size > 0 && !isSuspended(viewer)) {
    whole.push(`${alias}.room_id = any(:viewerModeratedRoomIds)`);
    parameters.viewerModeratedRoomIds = [...viewer.moderatedRoomIds];
  }
  const sql = `${alias}.merged_into_id is null
    and ${alias}.room_id in (select visible_room.id from rooms visible_room where ${rooms.sql})
    and (${whole.join(' or ')})`;
  return { sql, parameters };
}

/** The columns a use case may set; counters move by their own statements. */
export type ThreadChanges = Partial<
  Pick<
    Thread,
    | 'title'
    | 'slug'
    | 'state'
    | 'pinnedAt'
    | 'withdrawnAt'
    | 'removedAt'
    | 'removal'
    | 'removalStatementId'
    | 'lockStatementId'
    | 'lockIsImported'
  >
>;

export type NewThread = Pick<
  Thread,
  'id' | 'roomId' | 'authorId' | 'kind' | 'title' | 'slug' | 'language' | 'createdAt' | 'hotScore'
>;

@Injectable()
export class ThreadsRepository {
  constructor(private readonly db: Database) {}

  async byId(id: string): Promise<Thread | null> {
    return (await this.byIds([id]))[0] ?? null;
  }

  async byIds(ids: readonly string[]): Promise<Thread[]> {
    const rows = await this.db.read(
      `select ${THREAD_COLUMNS} from threads thread where thread.id = any($1)`,
      [ids],
      'threads-by-id',
    );
    return rows.map(asThread);
  }

  /** By its id, or by that of a thread that was merged into it. */
  async standingFor(id: string): Promise<Thread | null> {
    const rows = await this.db.rows(
      `select ${THREAD_COLUMNS} from threads asked
       join threads thread on thread.id = coalesce(asked.merged_into_id, asked.id)
       where asked.id = $1`,
      [id],
      'thread-standing',
    );
    return rows.map(asThread)[0] ?? null;
  }

  /** By the number of its address, or by that of a thread that was merged into it. */
  async byNumber(number: number): Promise<Thread | null> {
    const rows = await this.db.rows(
      `select ${THREAD_COLUMNS} from threads asked
       join threads thread on thread.id = coalesce(asked.merged_into_id, asked.id)
       where asked.number = $1`,
      [number],
      'thread-by-number',
    );
    return rows.map(asThread)[0] ?? null;
  }

  /** Those of `ids` that the viewer may see. */
  async visibleTo(viewer: Viewer, ids: readonly string[]): Promise<Thread[]> {
    const visible = visibleThreads(viewer, 'thread');
    const [text, values] = positional({
      sql: `select ${THREAD_COLUMNS} from threads thread
            where thread.id = any(:ids) and ${visible.sql}`,
      parameters: { ...visible.parameters, ids },
    });
    return (await this.db.rows(text, values)).map(asThread);
  }

  /** The pinned threads of rooms, latest pin first. */
  async pinnedIn(roomIds: readonly string[]): Promise<Thread[]> {
    const rows = await this.db.rows(
      `select ${THREAD_COLUMNS} from threads thread
       where thread.room_id = any($1) and thread.pinned_at is not null and ${standing('thread')}
       order by thread.pinned_at desc, thread.id`,
      [roomIds],
      'threads-pinned',
    );
    return rows.map(asThread);
  }

  async countPinned(roomId: string): Promise<number> {
    const [row] = await this.db.rows<{ count: number }>(
      `select count(*)::int as count from threads thread
       where thread.room_id = $1 and thread.pinned_at is not null and ${standing('thread')}`,
      [roomId],
    );
    return row!.count;
  }

  /** The threads as they are, in the order of their ids, their rows locked until the commit. */
  async lock(ids: readonly string[]): Promise<Thread[]> {
    const rows = await this.db.rows(
      `select ${THREAD_COLUMNS} from threads thread where thread.id = any($1)
       order by thread.id for no key update`,
      [ids],
      'threads-lock',
    );
    return rows.map(asThread);
  }

  async insert(thread: NewThread): Promise<Thread> {
    const rows = await this.db.rows(
      `insert into threads as thread
         (id, room_id, author_id, kind, title, slug, language, created_at, hot_score,
          last_post_at, last_poster_id, last_number, participant_count)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $8, $3, 1, 1)
       returning ${THREAD_COLUMNS}`,
      [
        thread.id,
        thread.roomId,
        thread.authorId,
        thread.kind,
        thread.title,
        thread.slug,
        thread.language,
        thread.createdAt,
        thread.hotScore,
      ],
      'thread-insert',
    );
    return asThread(rows[0]!);
  }

  async update(id: string, changes: ThreadChanges): Promise<void> {
    await this.db.manager.update('threads', { id }, changes);
  }

  /** One more or one fewer standing thread of a member and a room, with so many posts there. */
  async countThread(
    thread: Pick<Thread, 'authorId' | 'roomId'>,
    by: { threads: 1 | -1; roomPosts: number; authorPosts: number },
    at: Date | null,
  ): Promise<void> {
    await this.db.rows(
      `update members set thread_count = thread_count + $2, post_count = post_count + $3
       where id = $1`,
      [thread.authorId, by.threads, by.authorPosts],
      'thread-count-author',
    );
    await this.db.rows(
      `update rooms set thread_count = thread_count + $2, post_count = post_count + $3,
                        last_post_at = greatest(last_post_at, $4::timestamptz)
       where id = $1`,
      [thread.roomId, by.threads, by.roomPosts, at],
      'thread-count-room',
    );
  }
}
