import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';
import { decaySql, WEIGHTS, wilsonSql } from './expertise-formula.js';

const decay = (at: string) => decaySql(at, 'asked.as_of', '$3');
const { accepted: ACCEPTED, verified: VERIFIED } = WEIGHTS;

/**
 * The truth for the members of `asked (id, as_of)`: every judgement of every answer that counts,
 * summed up for the tags and the whole of the public rooms, and for each room. What somebody says
 * of his own answer is no judgement. Rounded, so that the order of summing shows nowhere.
 */
const TRUTH = `
  answers as (
    select post.author_id, thread.id as thread_id, thread.room_id,
      room.visibility = 'public' as is_public, chosen.at as accepted_at, verified.at as verified_at,
      coalesce(vote.ups, 0) as ups, coalesce(vote.downs, 0) as downs,
      coalesce(vote.up_weight, 0) + coalesce(${ACCEPTED} * ${decay('chosen.at')}, 0)
        + coalesce(${VERIFIED} * ${decay('verified.at')}, 0) as successes,
      coalesce(vote.down_weight, 0) as failures
    from asked
    join posts post on post.author_id = asked.id and post.number > 1
      and post.withdrawn_at is null and post.removed_at is null
    join threads thread on thread.id = post.thread_id and thread.kind = 'question'
      and thread.author_id <> post.author_id and thread.withdrawn_at is null
      and thread.removed_at is null and thread.merged_into_id is null
    join rooms room on room.id = thread.room_id
    left join lateral (select thread.answer_chosen_at as at
      where thread.answer_post_id = post.id
        and thread.answer_chosen_by_id is distinct from post.author_id) chosen on true
    left join lateral (select max(created_at) as at from answer_verifications
      where post_id = post.id and member_id <> post.author_id) verified on true
    left join lateral (
      select count(*) filter (where value > 0)::int as ups,
        count(*) filter (where value < 0)::int as downs,
        sum(${decay('created_at')}) filter (where value > 0) as up_weight,
        sum(${decay('created_at')}) filter (where value < 0) as down_weight
      from votes where post_id = post.id and member_id <> post.author_id) vote on true
  ), sums as (
    select answers.author_id as member_id, scope.tag_id, scope.room_id, count(*)::int as answers,
      count(accepted_at)::int as accepted, count(verified_at)::int as verified,
      sum(ups)::int as up_votes, sum(downs)::int as down_votes,
      round(sum(successes)::numeric, 6)::float8 as successes,
      round(sum(successes + failures)::numeric, 6)::float8 as trials
    from answers cross join lateral (
      select null::uuid as tag_id, null::uuid as room_id where is_public
      union all select tag_id, null from thread_tags
        where is_public and thread_tags.thread_id = answers.thread_id
      union all select null, answers.room_id) scope
    group by answers.author_id, scope.tag_id, scope.room_id
  ), truth as (
    select sums.*, ${wilsonSql('successes', 'trials')} as score, asked.as_of
    from sums join asked on asked.id = sums.member_id
  )`;

const COLUMNS = `member_id, tag_id, room_id, answers, accepted, verified, up_votes, down_votes,
  successes, trials, score, as_of`;
const VALUES = `answers, accepted, verified, up_votes, down_votes, successes, trials, score, as_of`;
const of = (table: string) =>
  VALUES.split(', ')
    .map((column) => `${table}.${column.trim()}`)
    .join(', ');

/** Makes the rows of the members asked for what the truth says; answers how many differed. */
const SETTLE = `, gone as (
    delete from expertise using asked where expertise.member_id = asked.id and not exists (
      select 1 from truth where truth.member_id = expertise.member_id
        and truth.tag_id is not distinct from expertise.tag_id
        and truth.room_id is not distinct from expertise.room_id)
    returning 1
  ), put as (
    insert into expertise (${COLUMNS}) select ${COLUMNS} from truth
    on conflict (member_id, tag_id, room_id) do update set (${VALUES}) = (${of('excluded')})
    where (${of('expertise')}) is distinct from (${of('excluded')})
    returning 1
  )
  select (select count(*) from gone)::int + (select count(*) from put)::int as changed`;

/** Expertise as rows: computed by one statement, for some members or for all. */
@Injectable()
export class ExpertiseRepository {
  constructor(private readonly db: Database) {}

  /** Computes members anew as of that moment's day; answers how many rows changed. */
  async refresh(memberIds: readonly string[], now: Date, halfLifeDays: number): Promise<number> {
    const [row] = await this.db.rows<{ changed: number }>(
      `with asked as (select id, ($2::timestamptz at time zone 'UTC')::date as as_of
         from unnest($1::uuid[]) as id), ${TRUTH} ${SETTLE}`,
      [memberIds, now, halfLifeDays],
      'expertise-refresh',
    );
    return row!.changed;
  }

  /** The same for everybody, each as of the day of his rows: a day's decay is no untruth. */
  async settle(now: Date, halfLifeDays: number): Promise<number> {
    const [row] = await this.db.rows<{ changed: number }>(
      `with asked as (
         select member.id, coalesce(min(expertise.as_of),
           ($2::timestamptz at time zone 'UTC')::date) as as_of
         from members member left join expertise on expertise.member_id = member.id
         where $1::uuid is null group by member.id), ${TRUTH} ${SETTLE}`,
      [null, now, halfLifeDays],
    );
    return row!.changed;
  }

  async markStale(memberIds: readonly string[]): Promise<void> {
    await this.db.rows(
      `insert into stale_expertise (member_id)
       select id from members where id = any($1) order by id on conflict do nothing`,
      [memberIds],
      'expertise-mark-stale',
    );
  }

  /** Everybody who wrote in these threads, or in the threads of these rooms or tags. */
  async markStaleIn(where: 'thread' | 'room' | 'tag', ids: readonly string[]): Promise<void> {
    const threads = {
      thread: 'select unnest($1::uuid[])',
      room: 'select id from threads where room_id = any($1)',
      tag: 'select thread_id from thread_tags where tag_id = any($1)',
    }[where];
    await this.db.rows(
      `insert into stale_expertise (member_id)
       select distinct author_id from posts where thread_id in (${threads}) and number > 1
       order by author_id on conflict do nothing`,
      [ids],
    );
  }

  /** Takes some stale members over; they are nobody else's until the commit. */
  async takeStale(limit: number): Promise<string[]> {
    const rows = await this.db.rows<{ id: string }>(
      `delete from stale_expertise where member_id in (
         select member_id from stale_expertise order by since limit $1 for update skip locked)
       returning member_id as id`,
      [limit],
      'expertise-take-stale',
    );
    return rows.map(({ id }) => id);
  }

  /** Members whose weights were computed on an earlier day. */
  async aged(now: Date, limit: number): Promise<string[]> {
    const rows = await this.db.rows<{ id: string }>(
      `select distinct member_id as id from (
         select member_id from expertise
         where trials > 0 and as_of < ($1::timestamptz at time zone 'UTC')::date
         order by as_of limit $2) aged`,
      [now, limit],
    );
    return rows.map(({ id }) => id);
  }
}
