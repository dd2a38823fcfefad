import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';
import { standing } from './thread-columns.js';

const COUNTED = [
  ['members', 'author_id'],
  ['rooms', 'room_id'],
] as const;

/** The truth of how many threads stand in each room and by each member. */
@Injectable()
export class ThreadCountersRepository {
  constructor(private readonly db: Database) {}

  /** How many posts of a thread stand; what the room counts of it. */
  async standingPosts(threadId: string): Promise<number> {
    const [row] = await this.db.rows<{ posts: number }>(
      `select count(*)::int as posts from posts
       where thread_id = $1 and withdrawn_at is null and removed_at is null`,
      [threadId],
    );
    return row!.posts;
  }

  /** Corrects `thread_count` of rooms and members; returns how many rows differed. */
  async recount(): Promise<number> {
    let wrong = 0;
    for (const [table, owner] of COUNTED) {
      const rows = await this.db.rows(
        `with truth as (
           select owner.id, count(thread.id)::int as threads
           from ${table} owner
           left join threads thread on thread.${owner} = owner.id and ${standing('thread')}
           group by owner.id)
         update ${table} set thread_count = truth.threads from truth
         where ${table}.id = truth.id and ${table}.thread_count <> truth.threads
         returning 1`,
      );
      wrong += rows.length;
    }
    return wrong;
  }
}
