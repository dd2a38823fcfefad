import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';
import type { AnswerVerification } from './answer-verification.entity.js';

/** What readers see of a verification. */
export type ShownVerification = AnswerVerification;

const COLUMNS = `post_id as "postId", member_id as "memberId", label, tag_id as "tagId",
  room_id as "roomId", created_at as "createdAt"`;

/**
 * What an answer of an expert is: a standing reply to a question of somebody else by a member who,
 * when he wrote it, was verified in the thread's room or in one of the tags it has now.
 */
const BY_EXPERT = `post.author_id <> thread.author_id and exists (
  select 1 from expert_verifications verification
  where verification.member_id = post.author_id and verification.created_at <= post.created_at
    and verification.until > post.created_at
    and (verification.ended_at is null or verification.ended_at > post.created_at)
    and (verification.room_id = thread.room_id or exists (
      select 1 from thread_tags carried
      where carried.thread_id = thread.id and carried.tag_id = verification.tag_id)))`;

const TRUTH = `
  select thread.id,
    count(*) filter (where answer.is_verified)::int as verified,
    count(*) filter (where answer.is_verified or answer.is_by_expert)::int as of_experts
  from threads thread left join lateral (
    select ${BY_EXPERT} as is_by_expert,
      exists (select 1 from answer_verifications where post_id = post.id) as is_verified
    from posts post
    where post.thread_id = thread.id and post.number > 1 and thread.kind = 'question'
      and post.withdrawn_at is null and post.removed_at is null) answer on true`;

const SET_TRUTH = `
  update threads set verified_answer_count = truth.verified, expert_answer_count = truth.of_experts
  from truth where threads.id = truth.id
    and (threads.verified_answer_count, threads.expert_answer_count)
      is distinct from (truth.verified, truth.of_experts)
  returning 1`;

@Injectable()
export class AnswerVerificationsRepository {
  constructor(private readonly db: Database) {}

  /** Those of standing posts, the earliest first. */
  of(postIds: readonly string[]): Promise<ShownVerification[]> {
    return this.db.rows(
      `select ${COLUMNS} from answer_verifications verification
       where post_id = any($1) and exists (select 1 from posts post
           where post.id = post_id and post.withdrawn_at is null and post.removed_at is null)
       order by created_at, member_id`,
      [postIds],
      'answer-verifications',
    );
  }

  /** Whether it is new. */
  async insert(verification: AnswerVerification): Promise<boolean> {
    const { postId, memberId, label, tagId, roomId, createdAt } = verification;
    const rows = await this.db.rows(
      `insert into answer_verifications (post_id, member_id, label, tag_id, room_id, created_at)
       values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning 1`,
      [postId, memberId, label, tagId, roomId, createdAt],
    );
    return rows.length > 0;
  }

  /** One member's, or with null everybody's; answers whose. */
  async delete(postId: string, memberId: string | null): Promise<string[]> {
    const rows = await this.db.rows<{ id: string }>(
      `delete from answer_verifications
       where post_id = $1 and ($2::uuid is null or member_id = $2) returning member_id as id`,
      [postId, memberId],
    );
    return rows.map(({ id }) => id);
  }

  /** Counts a new reply if an expert wrote it, without reading the others. */
  async countReply(threadId: string, postId: string): Promise<void> {
    await this.db.rows(
      `update threads thread set expert_answer_count = expert_answer_count + 1
       from posts post
       where thread.id = $1 and post.id = $2 and thread.kind = 'question' and ${BY_EXPERT}`,
      [threadId, postId],
      'expert-answer-count',
    );
  }

  /** Counts the answers of these threads anew. */
  async refreshThreads(threadIds: readonly string[]): Promise<void> {
    await this.db.rows(
      `with truth as (${TRUTH} where thread.id = any($1) group by thread.id) ${SET_TRUTH}`,
      [threadIds],
      'expert-answers-refresh',
    );
  }

  /** The threads in which something hangs on who is an expert of a tag. */
  async threadsWithExperts(tagId: string): Promise<string[]> {
    const rows = await this.db.rows<{ id: string }>(
      `select distinct post.thread_id as id
       from expert_verifications verification
       join posts post on post.author_id = verification.member_id
       join thread_tags carried on carried.thread_id = post.thread_id and carried.tag_id = $1
       where verification.tag_id = $1`,
      [tagId],
    );
    return rows.map(({ id }) => id);
  }

  /** Sets both counters of every thread to the truth; returns how many threads differed. */
  async recount(): Promise<number> {
    const rows = await this.db.rows(
      `with concerned as (
         select id from threads where verified_answer_count <> 0 or expert_answer_count <> 0
         union select post.thread_id from answer_verifications verification
           join posts post on post.id = verification.post_id
         union select post.thread_id from posts post
           where post.author_id in (select member_id from expert_verifications)
       ), truth as (
         ${TRUTH} where thread.id in (select id from concerned) group by thread.id) ${SET_TRUTH}`,
    );
    return rows.length;
  }
}
