import { Injectable } from '@nestjs/common';
import { Member } from '@parvis/identity';
import {
  Cursors,
  Database,
  type KeysetOrder,
  keysetPage,
  type Page,
  type PageRequest,
} from '@parvis/kernel';
import { TRUST_SANCTION_DAYS, TRUST_WINDOW_DAYS } from './trust.settings.js';
import type { TrustDeeds, TrustFacts } from './trust-level.js';

export interface TrustRow extends TrustFacts {
  id: string;
  isFixed: boolean;
}

type Columns = Record<keyof TrustDeeds | `${keyof TrustDeeds}Lately`, number>;

const BATCH = 200;
const STANDS = 'post.withdrawn_at is null and post.removed_at is null';

/** One number from the beginning and within the window, in which `at` says when. */
const both = (name: keyof TrustDeeds, count: string, at: string) =>
  `${count}::int as "${name}", (${count} filter (where ${at} >= $2))::int as "${name}Lately"`;

/** Members have thousands of posts at most, and each index below begins with the member. */
const FACTS = `
  select member.id, member.trust_level as level, member.trust_is_fixed as "isFixed",
         member.trust_changed_at as "changedAt", visited.*, replied.*, answered.*, reacted.*,
         flagged.*,
         exists (select 1 from sanctions sanction
                 where sanction.member_id = member.id and sanction.kind <> 'warning'
                   and sanction.lifted_at is null
                   and (sanction.starts_at >= $3 or sanction.ends_at > $4)) as "isSanctioned"
  from members member,
  lateral (select ${both('daysVisited', 'count(*)', 'day')},
             coalesce(sum(threads_read), 0)::int as "threadsRead",
             coalesce(sum(threads_read) filter (where day >= $2), 0)::int as "threadsReadLately"
           from member_days where member_id = member.id) visited,
  lateral (select ${both('threadsReplied', 'count(distinct post.thread_id)', 'post.created_at')}
           from posts post
           where post.author_id = member.id and post.number > 1 and ${STANDS}) replied,
  lateral (select ${both('answersAccepted', 'count(*)', 'thread.answer_chosen_at')}
           from posts post join threads thread on thread.answer_post_id = post.id
           where post.author_id = member.id and ${STANDS}
             and thread.author_id <> member.id) answered,
  lateral (select ${both('reactionsReceived', 'count(*)', 'reaction.created_at')}
           from posts post join reactions reaction on reaction.post_id = post.id
           where post.author_id = member.id and reaction.member_id <> member.id) reacted,
  lateral (select ${both('flagsAgreedAgainst', 'count(*)', 'flag.decided_at')}
           from reviewables item join flags flag on flag.reviewable_id = item.id
           where item.author_id = member.id and flag.state = 'agreed'
             and flag.source = 'member') flagged`;

const LATEST_MEMBERS: KeysetOrder<Member> = {
  list: 'members-of-fixed-trust',
  direction: 'DESC',
  columns: [{ sql: 'member.id', read: (member) => member.id }],
};

@Injectable()
export class TrustRepository {
  constructor(
    private readonly db: Database,
    private readonly cursors: Cursors,
  ) {}

  /**
   * The next members whose level may change, by id: whoever was seen since the last two nights,
   * and all of level 3 and above. Fixed levels stay out.
   */
  async batch(after: string, now: Date): Promise<TrustRow[]> {
    return this.facts(
      `where member.id in (
         select id from members
         where id > $1 and erased_at is null and not trust_is_fixed
           and (trust_level >= 3 or last_seen_at >= $4::timestamptz - interval '3 days')
         order by id limit ${BATCH})
       order by member.id`,
      after,
      now,
    );
  }

  async of(memberId: string, now: Date): Promise<TrustRow | null> {
    const [row] = await this.facts(
      'where member.id = $1 and member.erased_at is null',
      memberId,
      now,
    );
    return row ?? null;
  }

  /** Since when days are counted; null before the first. */
  async firstDay(): Promise<Date | null> {
    const [row] = await this.db.rows<{ day: Date | null }>(
      'select min(day)::timestamptz as day from member_days',
    );
    return row!.day;
  }

  /** Whether it changed: not when someone else changed or fixed it meanwhile. */
  async change(id: string, before: number, after: number, at: Date): Promise<boolean> {
    const changed = await this.db.rows(
      `update members set trust_level = $3, trust_changed_at = $4
       where id = $1 and trust_level = $2 and not trust_is_fixed returning 1`,
      [id, before, after, at],
    );
    return changed.length > 0;
  }

  /** Gives a level by hand, fixed or not; the one he had, null when there is no such member. */
  async set(id: string, level: number, isFixed: boolean, at: Date): Promise<number | null> {
    const [member] = await this.db.rows<{ level: number }>(
      'select trust_level as level from members where id = $1 and erased_at is null for update',
      [id],
    );
    if (!member) return null;
    await this.db.rows(
      `update members set trust_level = $2, trust_is_fixed = $3,
         trust_changed_at = case when trust_level = $2 then trust_changed_at else $4 end
       where id = $1`,
      [id, level, isFixed, at],
    );
    return member.level;
  }

  /** Those of the members whose level was given by hand. */
  async fixedOf(memberIds: readonly string[]): Promise<string[]> {
    const rows = await this.db.rows<{ id: string }>(
      'select id from members where id = any($1) and trust_is_fixed',
      [memberIds],
      'members-of-fixed-trust',
    );
    return rows.map(({ id }) => id);
  }

  fixed(request: PageRequest): Promise<Page<Member>> {
    const query = this.db.manager
      .createQueryBuilder(Member, 'member')
      .where('member.trust_is_fixed and member.erased_at is null');
    return keysetPage(query, LATEST_MEMBERS, request, this.cursors);
  }

  private async facts(where: string, id: string, now: Date): Promise<TrustRow[]> {
    const day = 86_400_000;
    const rows = await this.db.rows<Omit<TrustRow, 'ever' | 'lately'> & Columns>(
      `${FACTS} ${where}`,
      [
        id,
        new Date(now.getTime() - TRUST_WINDOW_DAYS * day),
        new Date(now.getTime() - TRUST_SANCTION_DAYS * day),
        now,
      ],
    );
    return rows.map(factsOf);
  }
}

function factsOf(row: Omit<TrustRow, 'ever' | 'lately'> & Columns): TrustRow {
  const { id, level, isFixed, changedAt, isSanctioned } = row;
  const deeds = (suffix: '' | 'Lately'): TrustDeeds => ({
    daysVisited: row[`daysVisited${suffix}`],
    threadsRead: row[`threadsRead${suffix}`],
    threadsReplied: row[`threadsReplied${suffix}`],
    answersAccepted: row[`answersAccepted${suffix}`],
    reactionsReceived: row[`reactionsReceived${suffix}`],
    flagsAgreedAgainst: row[`flagsAgreedAgainst${suffix}`],
  });
  const facts = { ever: deeds(''), lately: deeds('Lately'), isSanctioned };
  return { id, level, isFixed, changedAt, ...facts };
}
