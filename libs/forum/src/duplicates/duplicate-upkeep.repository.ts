import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';

/** Whether all who see one room see another: `isSeenFrom` for many. */
const seenFrom = (other: string, room: string) =>
  `(${other}.id = ${room}.id or ${other}.visibility = 'public'
    or (${other}.visibility = 'members' and ${room}.visibility <> 'public'))`;

/** Each duplicate of the originals `$1`, with both threads and their rooms. */
const MARKED = `
  duplicates mark
  join threads thread on thread.id = mark.thread_id
  join rooms room on room.id = thread.room_id
  join threads original on original.id = mark.of_id
  join rooms original_room on original_room.id = original.room_id
  where mark.of_id = any($1) and mark.thread_id <> mark.of_id`;

/** A mark holds while the original stands and every reader of the duplicate may read it. */
const HOLDS = `original.withdrawn_at is null and original.removed_at is null
  and original.merged_into_id is null and ${seenFrom('original_room', 'room')}`;

/** Rows of `brought` and `taken` become one change of a counter for each thread. */
const CHANGES = `
  select thread_id, sum(change)::int as change from (
    select thread_id, 1 as change from brought
    union all select thread_id, -1 from taken) moved group by thread_id`;

/** What threads and members show of groups; every statement is right for any number of groups. */
@Injectable()
export class DuplicateUpkeepRepository {
  constructor(private readonly db: Database) {}

  /** Lets each duplicate of these originals say so while its mark holds; numbers that changed. */
  async settleMarks(originalIds: readonly string[]): Promise<number[]> {
    const rows = await this.db.rows<{ number: number }>(
      `with truth as (
         select mark.thread_id, case when ${HOLDS} then mark.of_id end as of_id from ${MARKED})
       update threads set duplicate_of_id = truth.of_id from truth
       where threads.id = truth.thread_id and threads.duplicate_of_id is distinct from truth.of_id
       returning threads.number::float8 as number`,
      [originalIds],
    );
    return rows.map(({ number }) => number);
  }

  /** How many duplicates each of these threads has; numbers of those that changed. */
  async settleCounts(threadIds: readonly string[]): Promise<number[]> {
    const rows = await this.db.rows<{ number: number }>(
      `with truth as (
         select thread.id, count(duplicate.id)::int as duplicates from threads thread
         left join threads duplicate on duplicate.duplicate_of_id = thread.id
         where thread.id = any($1) group by thread.id)
       update threads set duplicate_count = truth.duplicates from truth
       where threads.id = truth.id and threads.duplicate_count <> truth.duplicates
       returning threads.number::float8 as number`,
      [threadIds],
    );
    return rows.map(({ number }) => number);
  }

  /**
   * Whoever asked a duplicate, or said that he asks the same, has the question of the original.
   * What happens in a room that fewer see than see the original is not counted there. Takes back
   * what no duplicate brings any more; numbers of the threads whose counter moved.
   */
  async settleSameQuestions(originalIds: readonly string[]): Promise<number[]> {
    const rows = await this.db.rows<{ number: number }>(
      `with wanted as (
         select mark.of_id, asker.member_id, min(asker.created_at) as created_at
         from (select * from ${this.marked('countable')}) mark
         cross join lateral (
           select same.member_id, same.created_at from same_questions same
           where same.thread_id = mark.thread_id
           union all select mark.author_id, mark.created_at) asker
         where asker.member_id <> mark.original_author_id
         group by mark.of_id, asker.member_id
       ), ${this.carry('same_question')}, taken as (
         delete from same_questions same using gone
         where same.thread_id = gone.of_id and same.member_id = gone.member_id
         returning same.thread_id
       ), brought as (
         insert into same_questions (thread_id, member_id, created_at)
         select of_id, member_id, created_at from fresh
         on conflict do nothing returning thread_id, member_id
       ), kept as (
         insert into duplicate_carries (of_id, member_id, kind)
         select thread_id, member_id, 'same_question' from brought
       ), changes as (${CHANGES})
       update threads set same_question_count = same_question_count + changes.change
       from changes where threads.id = changes.thread_id and changes.change <> 0
       returning threads.number::float8 as number`,
      [originalIds],
    );
    return rows.map(({ number }) => number);
  }

  /** Followers of a duplicate, and its asker, follow the original, unless they chose otherwise. */
  async settleFollowers(originalIds: readonly string[]): Promise<void> {
    await this.db.rows(
      `with wanted as (
         select mark.of_id, follower.member_id, max(follower.level) as level
         from (select * from ${this.marked('all')}) mark
         cross join lateral (
           select member_id, level from subscriptions
           where thread_id = mark.thread_id and level in ('watching', 'tracking')
           union all
           select mark.author_id, 'watching' where not exists (
             select 1 from subscriptions
             where thread_id = mark.thread_id and member_id = mark.author_id)) follower
         where follower.member_id <> mark.original_author_id
         group by mark.of_id, follower.member_id
       ), ${this.carry('subscription')}, taken as (
         delete from subscriptions subscription using gone
         where subscription.thread_id = gone.of_id and subscription.member_id = gone.member_id
           and subscription.level = gone.level
       ), brought as (
         insert into subscriptions (id, member_id, thread_id, level)
         select gen_random_uuid(), member_id, of_id, level from fresh
         on conflict do nothing returning thread_id, member_id, level
       )
       insert into duplicate_carries (of_id, member_id, kind, level)
       select thread_id, member_id, 'subscription', level from brought`,
      [originalIds],
    );
  }

  /** Sets every thread's count of duplicates to the truth; returns how many differed. */
  async recount(): Promise<number> {
    const wrong = await this.db.rows(
      `with truth as (
         select thread.id, count(duplicate.id)::int as duplicates from threads thread
         left join threads duplicate on duplicate.duplicate_of_id = thread.id group by thread.id)
       update threads set duplicate_count = truth.duplicates from truth
       where threads.id = truth.id and threads.duplicate_count <> truth.duplicates returning 1`,
    );
    return wrong.length;
  }

  private marked(which: 'countable' | 'all'): string {
    return `(select mark.of_id, mark.thread_id, thread.author_id, thread.created_at,
               original.author_id as original_author_id from ${MARKED}
             ${which === 'countable' ? `and ${seenFrom('room', 'original_room')}` : ''}) marked`;
  }

  /** What no duplicate brings any more, and what one brings that was not brought before. */
  private carry(kind: 'same_question' | 'subscription'): string {
    return `gone as (
        delete from duplicate_carries carried
        where carried.of_id = any($1) and carried.kind = '${kind}' and not exists (
          select 1 from wanted
          where wanted.of_id = carried.of_id and wanted.member_id = carried.member_id)
        returning carried.of_id, carried.member_id, carried.level
      ), fresh as (
        select wanted.* from wanted where not exists (
          select 1 from duplicate_carries carried
          where carried.of_id = wanted.of_id and carried.member_id = wanted.member_id
            and carried.kind = '${kind}'))`;
  }
}
