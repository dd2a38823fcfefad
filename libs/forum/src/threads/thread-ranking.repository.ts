import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';
import { HOT_DAYS, HOT_SQL, RECENT_DAYS, TOP_SQL } from './ranking.js';
import { standing } from './thread-columns.js';

const RECENT = `$1::timestamptz - interval '${RECENT_DAYS} days'`;

/** Supporters of one thread count once, however many of its posts they liked. */
const SUPPORTERS = `
  select thread_id, count(distinct member_id)::float8 as supporters
  from (
    select p.thread_id, r.member_id from reactions r join posts p on p.id = r.post_id
    where r.created_at > ${RECENT} and p.withdrawn_at is null and p.removed_at is null
    union all
    select p.thread_id, v.member_id from votes v join posts p on p.id = v.post_id
    where v.created_at > ${RECENT} and v.value > 0 and p.withdrawn_at is null and p.removed_at is null
    union all
    select s.thread_id, s.member_id from same_questions s where s.created_at > ${RECENT}
  ) supported
  group by thread_id`;

const POSTERS = `
  select p.thread_id, count(distinct p.author_id)::float8 as posters
  from posts p join threads t on t.id = p.thread_id
  where p.created_at > ${RECENT} and p.author_id <> t.author_id
    and p.withdrawn_at is null and p.removed_at is null
  group by p.thread_id`;

const READERS = `
  select thread_id, count(*)::float8 as readers from thread_readers
  where day > ($1::timestamptz at time zone 'UTC')::date - ${RECENT_DAYS}
  group by thread_id`;

/** Rows that another transaction holds wait for the next turn: no ranking is worth a deadlock. */
const HOT = `
  with active as materialized (
    select * from threads thread
    where thread.last_post_at > $2 and ${standing('thread')}
    order by thread.id for no key update skip locked
  ), terms as (
    select active.id,
      coalesce(readers.readers, 0) as readers,
      coalesce(supporters.supporters, 0) as supporters,
      coalesce(posters.posters, 0) as posters,
      active.kind = 'question' and active.state = 'open' and active.answer_post_id is null
        and active.duplicate_of_id is null
        and active.participant_count < 2
        and active.created_at > $1::timestamptz - make_interval(hours => $3) as is_waiting,
      extract(epoch from $1::timestamptz - active.last_post_at)::float8 / 3600 as hours,
      room.month_post_count::float8 as room_posts
    from active
    join rooms room on room.id = active.room_id
    left join (${READERS}) readers on readers.thread_id = active.id
    left join (${SUPPORTERS}) supporters on supporters.thread_id = active.id
    left join (${POSTERS}) posters on posters.thread_id = active.id
  )
  update threads set hot_score = ${HOT_SQL} from terms where threads.id = terms.id`;

const COLD = `
  with cold as (
    select thread.id from threads thread
    where thread.hot_score > 0 and thread.last_post_at <= $1 and ${standing('thread')}
    for no key update skip locked
  )
  update threads set hot_score = 0 from cold where threads.id = cold.id`;

const TOP = `
  with ranked as materialized (
    select thread.* from threads thread
    where ${standing('thread')} and (
      thread.last_post_at > $1
      or thread.id in (select thread_id from thread_readers where day >= ($2::timestamptz at time zone 'UTC')::date))
    order by thread.id for no key update skip locked
  ), terms as (
    select ranked.id, ranked.view_count::float8 as views,
      (coalesce(liked.support, 0) + ranked.same_question_count)::float8 as support,
      (ranked.participant_count - 1)::float8 as posters,
      ranked.answer_post_id is not null as is_solved
    from ranked
    left join lateral (
      select sum(p.vote_score + (
        select coalesce(sum(count::int), 0) from jsonb_each_text(p.reaction_counts) as kinds (kind, count)
      )) as support
      from posts p
      where p.thread_id = ranked.id and p.withdrawn_at is null and p.removed_at is null
    ) liked on true
  ), scored as (
    select terms.id, ${TOP_SQL} as score from terms
  )
  update threads set top_score = scored.score from scored
  where threads.id = scored.id and abs(threads.top_score - scored.score) > 0.001`;

const ROOMS = `
  with busy as (
    select t.room_id, count(*)::int as posts
    from posts p join threads t on t.id = p.thread_id
    where p.created_at > $1::timestamptz - interval '30 days'
      and p.withdrawn_at is null and p.removed_at is null
    group by t.room_id
  ), changed as (
    select room.id, coalesce(busy.posts, 0) as posts
    from rooms room left join busy on busy.room_id = room.id
    where room.month_post_count <> coalesce(busy.posts, 0)
    for no key update of room skip locked
  )
  update rooms set month_post_count = changed.posts from changed where rooms.id = changed.id`;

/** The statements that keep `hot_score` and `top_score`, by the formulas of `ranking.ts`. */
@Injectable()
export class ThreadRankingRepository {
  constructor(private readonly db: Database) {}

  /** Ranks what was written in since `since`. */
  async heat(now: Date, since: Date, waitingHours: number): Promise<void> {
    await this.db.rows(HOT, [now, since, waitingHours]);
  }

  /** Takes threads that were silent for 14 days out of the race. */
  async cool(now: Date): Promise<void> {
    await this.db.rows(COLD, [new Date(now.getTime() - HOT_DAYS * 86_400_000)]);
  }

  /** Ranks what was written in since `postSince` or read since the day of `readSince`. */
  async rankTop(postSince: Date, readSince: Date): Promise<void> {
    await this.db.rows(TOP, [postSince, readSince]);
  }

  async countRoomPosts(now: Date): Promise<void> {
    await this.db.rows(ROOMS, [now]);
  }
}
