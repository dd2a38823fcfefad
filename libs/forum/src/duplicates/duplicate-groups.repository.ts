import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';
import type { Duplicate } from './duplicate.entity.js';

type Mark = Pick<Duplicate, 'threadId' | 'chosenId' | 'markedById' | 'markedAt'>;

/**
 * Which threads ask the same. Every change leaves groups of depth one, and forgets what threads
 * say of themselves; `DuplicateUpkeep` writes that anew. Callers hold the turn.
 */
@Injectable()
export class DuplicateGroups {
  constructor(private readonly db: Database) {}

  /** One change of groups at a time, until the commit; taken after all row locks. */
  async takeTurn(): Promise<void> {
    await this.db.rows(`select pg_advisory_xact_lock(hashtextextended('duplicates', 0))`);
  }

  async of(threadId: string): Promise<Duplicate | null> {
    const rows = await this.db.rows<Duplicate>(
      `select thread_id as "threadId", of_id as "ofId", chosen_id as "chosenId",
         marked_by_id as "markedById", marked_at as "markedAt"
       from duplicates where thread_id = $1`,
      [threadId],
      'duplicate-of-thread',
    );
    return rows[0] ?? null;
  }

  /** The originals of groups that stand, in part at least, in a room. */
  async originalsIn(roomId: string): Promise<string[]> {
    const rows = await this.db.rows<{ id: string }>(
      `select distinct duplicate.of_id as id from duplicates duplicate
       join threads thread on thread.id = duplicate.thread_id where thread.room_id = $1`,
      [roomId],
    );
    return rows.map(({ id }) => id);
  }

  /** Puts a thread that is no duplicate, with all of its own, under an original. */
  async join(mark: Mark, originalId: string): Promise<void> {
    const { threadId, chosenId, markedById, markedAt } = mark;
    await this.forget(threadId);
    await this.db.rows(
      'insert into duplicates (thread_id, of_id) values ($1, $1) on conflict do nothing',
      [originalId],
    );
    await this.db.rows(
      `insert into duplicates (thread_id, of_id, chosen_id, marked_by_id, marked_at)
       values ($1, $1, null, null, null) on conflict do nothing`,
      [threadId],
    );
    await this.db.rows(
      `update duplicates set of_id = $2,
         chosen_id = case when thread_id = $1 then $3 else chosen_id end,
         marked_by_id = case when thread_id = $1 then $4 else marked_by_id end,
         marked_at = case when thread_id = $1 then $5 else marked_at end
       where of_id = $1`,
      [threadId, originalId, chosenId, markedById, markedAt],
    );
  }

  /** Takes a duplicate out of its group, with those that were marked as duplicates of it. */
  async leave({ threadId, ofId }: Duplicate): Promise<void> {
    await this.forget(ofId);
    await this.db.rows(
      `with recursive own as (
         select thread_id from duplicates where thread_id = $1
         union all
         select duplicate.thread_id from duplicates duplicate
         join own on duplicate.chosen_id = own.thread_id)
       update duplicates set of_id = $1,
         chosen_id = case when thread_id = $1 then null else chosen_id end,
         marked_by_id = case when thread_id = $1 then null else marked_by_id end,
         marked_at = case when thread_id = $1 then null else marked_at end
       where thread_id in (select thread_id from own)`,
      [threadId],
    );
    await this.endIfAlone([threadId, ofId]);
  }

  /** A thread is gone into another: what was said of the one holds of the other from now on. */
  async merge(from: Duplicate, intoId: string): Promise<string> {
    const into = await this.of(intoId);
    const isOriginal = from.ofId === from.threadId;
    const originalId = isOriginal ? (into?.ofId ?? intoId) : from.ofId;
    const heirId = isOriginal && originalId === from.threadId ? intoId : originalId;
    await this.forget(from.ofId);
    await this.db.rows(
      `insert into duplicates (thread_id, of_id) values ($1, $1)
       on conflict (thread_id) do nothing`,
      [heirId],
    );
    await this.db.rows(
      `update duplicates set of_id = $2,
         chosen_id = case when thread_id = $2 then null
                          when chosen_id in ($1, $2) then $2 else chosen_id end,
         marked_by_id = case when thread_id = $2 then null else marked_by_id end,
         marked_at = case when thread_id = $2 then null else marked_at end
       where of_id = $3 and thread_id <> $1`,
      [from.threadId, heirId, from.ofId],
    );
    await this.db.rows('delete from duplicates where thread_id = $1', [from.threadId]);
    // What the merge carried over is the other's own now.
    await this.db.rows('delete from duplicate_carries where of_id = $1', [from.threadId]);
    await this.endIfAlone([heirId]);
    return heirId;
  }

  private async forget(originalId: string): Promise<void> {
    await this.db.rows('update threads set duplicate_of_id = null where duplicate_of_id = $1', [
      originalId,
    ]);
  }

  private async endIfAlone(originalIds: string[]): Promise<void> {
    await this.db.rows(
      `delete from duplicates alone where thread_id = any($1) and of_id = thread_id
         and not exists (select 1 from duplicates other
                         where other.of_id = alone.thread_id and other.thread_id <> other.of_id)`,
      [originalIds],
    );
  }
}
