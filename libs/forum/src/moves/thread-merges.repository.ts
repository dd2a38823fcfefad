import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';
import type { Thread } from '../threads/thread.entity.js';

/** What hangs on a thread besides its posts, carried over into another; both are locked. */
@Injectable()
export class ThreadMergesRepository {
  constructor(private readonly db: Database) {}

  /** The address of the one leads to the other from now on, also those of earlier merges. */
  async close(from: Thread, into: Thread): Promise<void> {
    await this.db.rows(
      `update threads set merged_into_id = $2,
         pinned_at = null, vote_score = 0, same_question_count = 0, hot_score = 0, top_score = 0
       where id = $1`,
      [from.id, into.id],
    );
    await this.db.rows('update threads set merged_into_id = $2 where merged_into_id = $1', [
      from.id,
      into.id,
    ]);
  }

  /** Whoever had the one question has the other, its asker too, but for the other's own asker. */
  async carrySameQuestions(from: Thread, into: Thread, askerToo: boolean): Promise<void> {
    await this.db.rows(
      `insert into same_questions (thread_id, member_id, created_at)
       select $2::uuid, member_id, created_at from same_questions
       where thread_id = $1 and member_id <> $3::uuid
       union all
       select $2::uuid, $4::uuid, $5::timestamptz where $6::boolean and $4::uuid <> $3
       on conflict do nothing`,
      [from.id, into.id, into.authorId, from.authorId, from.createdAt, askerToo],
    );
    await this.db.rows('delete from same_questions where thread_id = $1', [from.id]);
    await this.db.rows(
      `update threads set same_question_count =
         (select count(*) from same_questions where thread_id = $1)
       where id = $1`,
      [into.id],
    );
  }

  /** What a member chose for the thread that stays wins over what he chose for the other. */
  async carrySubscriptions(from: Thread, into: Thread): Promise<void> {
    await this.db.rows(
      `update subscriptions moved set thread_id = $2
       where thread_id = $1 and not exists (
         select 1 from subscriptions kept
         where kept.thread_id = $2 and kept.member_id = moved.member_id)`,
      [from.id, into.id],
    );
    await this.db.rows('delete from subscriptions where thread_id = $1', [from.id]);
  }

  /** Views add up, less those who read both on the same day. */
  async carryReaders(from: Thread, into: Thread): Promise<void> {
    await this.db.rows(
      `with both_read as (
         select count(*) as readers from thread_readers one
         join thread_readers other on other.day = one.day and other.reader = one.reader
         where one.thread_id = $1 and other.thread_id = $2
       )
       update threads set view_count = view_count + $3 - both_read.readers
       from both_read where id = $2`,
      [from.id, into.id, from.viewCount],
    );
    await this.db.rows(
      `insert into thread_readers (thread_id, day, reader)
       select $2::uuid, day, reader from thread_readers where thread_id = $1
       on conflict do nothing`,
      [from.id, into.id],
    );
    await this.db.rows('delete from thread_readers where thread_id = $1', [from.id]);
  }
}
