import { Injectable } from '@nestjs/common';
import { Database, isUuid, notFound } from '@parvis/kernel';
import type { Thread } from '../threads/thread.entity.js';

/** How a room's counters change. */
export interface RoomShift {
  id: string;
  threads: number;
  posts: number;
}

/** What every way of moving threads and posts shares; all rows must be locked. */
@Injectable()
export class MovesRepository {
  constructor(private readonly db: Database) {}

  /**
   * Lets one move at a time touch these threads, ahead of every row lock: what is read after it
   * about rooms and merges stays true but for the replies that come in.
   */
  async takeTurn(threadIds: readonly string[]): Promise<void> {
    if (!threadIds.every(isUuid)) throw notFound('thread');
    for (const id of [...new Set(threadIds)].sort()) {
      await this.db.rows(`select pg_advisory_xact_lock(hashtextextended('moves:' || $1, 0))`, [id]);
    }
  }

  /** Who wrote the posts of a thread, or those of them that are named. */
  async authorsOf(threadId: string, postIds: readonly string[] | null): Promise<string[]> {
    const authors = await this.db.rows<{ id: string }>(
      `select distinct author_id as id from posts
       where thread_id = $1 and ($2::uuid[] is null or id = any($2))`,
      [threadId, postIds],
    );
    return authors.map(({ id }) => id);
  }

  async setRoom(threadId: string, roomId: string): Promise<void> {
    await this.db.rows('update threads set room_id = $2, pinned_at = null where id = $1', [
      threadId,
      roomId,
    ]);
  }

  async shiftRooms(shifts: readonly RoomShift[]): Promise<void> {
    for (const { id, threads, posts } of shifts) {
      await this.db.rows(
        `update rooms set thread_count = thread_count + $2, post_count = post_count + $3
         where id = $1`,
        [id, threads, posts],
      );
    }
  }

  async shiftThreadCount(memberId: string, by: 1 | -1): Promise<void> {
    await this.db.rows('update members set thread_count = thread_count + $2 where id = $1', [
      memberId,
      by,
    ]);
  }

  /**
   * Takes posts over under the next numbers, in the order of their old ones, and keeps what
   * those were: an old address leads to its post for ever. Without ids, all posts go.
   */
  async renumber(from: Thread, into: Thread, postIds: readonly string[] | null): Promise<number> {
    const chosen = '($2::uuid[] is null or id = any($2))';
    await this.db.rows(
      `insert into previous_post_numbers (thread_number, post_number, post_id)
       select $3, number, id from posts where thread_id = $1 and ${chosen}`,
      [from.id, postIds, from.number],
    );
    const moved = await this.db.rows(
      `update posts set thread_id = $3, number = $4 + chosen.rank
       from (select id, row_number() over (order by number)::int as rank
             from posts where thread_id = $1 and ${chosen}) chosen
       where posts.id = chosen.id returning 1`,
      [from.id, postIds, into.id, into.lastNumber],
    );
    await this.db.rows('update threads set last_number = last_number + $2 where id = $1', [
      into.id,
      moved.length,
    ]);
    return moved.length;
  }

  /** Gives one thread the answer of another, with who chose it and when. */
  async carryAnswer(from: Thread, into: Thread): Promise<void> {
    await this.db.rows(
      `update threads set answer_post_id = null, answer_chosen_at = null, answer_chosen_by_id = null
       where id = $1`,
      [from.id],
    );
    await this.db.rows(
      `update threads set answer_post_id = $2, answer_chosen_at = $3, answer_chosen_by_id = $4
       where id = $1`,
      [into.id, from.answerPostId, from.answerChosenAt, from.answerChosenById],
    );
  }

  /** The post that had this number in this thread before it was moved away. */
  async movedFrom(threadNumber: number, postNumber: number): Promise<string | null> {
    const [row] = await this.db.rows<{ id: string }>(
      `select post_id as id from previous_post_numbers
       where thread_number = $1 and post_number = $2`,
      [threadNumber, postNumber],
    );
    return row?.id ?? null;
  }

  /** The post that has this number in this thread today. */
  async standingAt(threadNumber: number, postNumber: number): Promise<string | null> {
    const [row] = await this.db.rows<{ id: string }>(
      `select post.id from posts post join threads thread on thread.id = post.thread_id
       where thread.number = $1 and post.number = $2`,
      [threadNumber, postNumber],
    );
    return row?.id ?? null;
  }
}
