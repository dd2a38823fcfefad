import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';

/** What there is to count about a member. */
export interface RecordCounts {
  id: string;
  warnings: number;
  silences: number;
  suspensions: number;
  flagsRaised: number;
  flagsAgreed: number;
  flagsDisagreed: number;
  removedPosts: number;
  heldPosts: number;
}

/** How a member is reached, and who else came from where he comes. */
export interface Contact {
  id: string;
  email: string | null;
  addresses: string[];
  sameAddressIds: string[];
}

/** Accounts and addresses shown of one member. */
const SHOWN = 20;
export const REMOVALS_SHOWN = 20;

/** Households share an IPv6 /64 as they share one IPv4 address. */
const place = (column: string) =>
  `network(set_masklen(${column}, case family(${column}) when 6 then 64 else 32 end))`;

@Injectable()
export class RecordsRepository {
  constructor(private readonly db: Database) {}

  /** Sanctions that were lifted do not count; posts of removed threads do, by their opening. */
  counts(memberIds: readonly string[]): Promise<RecordCounts[]> {
    return this.db.read(
      `select member.id, sanction.*, flag.*, removed.*, held.*
       from unnest($1::uuid[]) as member (id)
       cross join lateral (
         select count(*) filter (where kind = 'warning')::int as warnings,
                count(*) filter (where kind = 'silence')::int as silences,
                count(*) filter (where kind = 'suspension')::int as suspensions
         from sanctions where member_id = member.id and lifted_at is null) sanction
       cross join lateral (
         select count(*)::int as "flagsRaised",
                count(*) filter (where state = 'agreed')::int as "flagsAgreed",
                count(*) filter (where state = 'disagreed')::int as "flagsDisagreed"
         from flags where flagger_id = member.id) flag
       cross join lateral (
         select count(*)::int as "removedPosts"
         from posts post join threads thread on thread.id = post.thread_id
         where post.author_id = member.id and (post.removed_at is not null
           or (post.number = 1 and thread.removed_at is not null))) removed
       cross join lateral (
         select count(*)::int as "heldPosts" from held_posts where author_id = member.id) held`,
      [memberIds],
      'member-record-counts',
    );
  }

  /** Ids of the latest posts that staff took away, the opening posts of removed threads among them. */
  async removals(memberId: string): Promise<string[]> {
    const rows = await this.db.rows<{ id: string }>(
      `select post.id from posts post join threads thread on thread.id = post.thread_id
       where post.author_id = $1 and (post.removed_at is not null
         or (post.number = 1 and thread.removed_at is not null))
       order by post.created_at desc, post.id desc limit ${REMOVALS_SHOWN}`,
      [memberId],
      'member-record-removals',
    );
    return rows.map(({ id }) => id);
  }

  /** From the sessions that are still kept; the latest addresses first. */
  contacts(memberIds: readonly string[]): Promise<Contact[]> {
    return this.db.rows(
      `select member.id, member.email,
         array(select host(address) from sessions
               where member_id = member.id and address is not null
               group by address order by max(last_used_at) desc limit ${SHOWN}) as addresses,
         array(select other.member_id from sessions other
               where other.member_id <> member.id and ${place('other.address')} in (
                 select ${place('address')} from sessions where member_id = member.id)
               group by other.member_id
               order by max(other.last_used_at) desc limit ${SHOWN}) as "sameAddressIds"
       from members member where member.id = any($1)`,
      [memberIds],
    );
  }
}
