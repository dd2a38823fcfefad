import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';
import type { Thread } from '../threads/thread.entity.js';

/** What a thread that came out of another still needs. */
@Injectable()
export class ThreadSplitsRepository {
  constructor(private readonly db: Database) {}

  /** A thread is born with its opening post counted; this one gets it by moving. Returns 0. */
  async emptyNumbers(threadId: string): Promise<number> {
    await this.db.rows('update threads set last_number = 0 where id = $1', [threadId]);
    return 0;
  }

  async takeVotesOfOpening(threadId: string): Promise<void> {
    await this.db.rows(
      `update threads set vote_score = posts.vote_score from posts
       where threads.id = $1 and posts.thread_id = $1 and posts.number = 1`,
      [threadId],
    );
  }

  /** Whoever wrote one of the posts and follows the old thread follows the new one likewise. */
  async copySubscriptions(from: Thread, into: Thread): Promise<void> {
    await this.db.rows(
      `insert into subscriptions (id, member_id, thread_id, level)
       select gen_random_uuid(), member_id, $2::uuid, level from subscriptions
       where thread_id = $1 and member_id in (select author_id from posts where thread_id = $2)
       on conflict do nothing`,
      [from.id, into.id],
    );
  }
}
