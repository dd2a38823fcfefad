import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';
import type { VoteValue } from './vote.entity.js';

@Injectable()
export class VotesRepository {
  constructor(private readonly db: Database) {}

  /**
   * Holds the rows whose scores follow, the thread's before the post's. All votes on a post queue
   * here, so that what a member had before is still true when his new vote is counted.
   */
  async lock(postId: string, threadId: string | null): Promise<void> {
    if (threadId) {
      await this.db.rows(
        'select 1 from threads where id = $1 for no key update',
        [threadId],
        'vote-lock-thread',
      );
    }
    await this.db.rows(
      'select 1 from posts where id = $1 for no key update',
      [postId],
      'vote-lock-post',
    );
  }

  /** 0 when there is none. */
  async valueOf(postId: string, memberId: string): Promise<number> {
    return (await this.valuesOf(memberId, [postId]))[0]?.value ?? 0;
  }

  valuesOf(
    memberId: string,
    postIds: readonly string[],
  ): Promise<{ postId: string; value: number }[]> {
    return this.db.rows(
      'select post_id as "postId", value from votes where member_id = $1 and post_id = any($2)',
      [memberId, postIds],
      'votes-of-viewer',
    );
  }

  async put(postId: string, memberId: string, value: VoteValue, at: Date): Promise<void> {
    await this.db.rows(
      `insert into votes (post_id, member_id, value, created_at) values ($1, $2, $3, $4)
       on conflict (post_id, member_id) do update
       set value = excluded.value, created_at = excluded.created_at`,
      [postId, memberId, value, at],
      'vote-put',
    );
  }

  async delete(postId: string, memberId: string): Promise<void> {
    await this.db.rows(
      'delete from votes where post_id = $1 and member_id = $2',
      [postId, memberId],
      'vote-delete',
    );
  }

  /** Moves the post's score, and its thread's when the post opens it. */
  async count(postId: string, threadId: string | null, by: number): Promise<number> {
    if (threadId) {
      await this.db.rows(
        'update threads set vote_score = vote_score + $2 where id = $1',
        [threadId, by],
        'vote-count-thread',
      );
    }
    const [post] = await this.db.rows<{ score: number }>(
      'update posts set vote_score = vote_score + $2 where id = $1 returning vote_score as score',
      [postId, by],
      'vote-count-post',
    );
    return post!.score;
  }

  /** Sets the scores of posts and threads to the truth; returns how many differed. */
  async recount(): Promise<number> {
    const posts = await this.db.rows(
      `with truth as (
         select post.id, post.imported_votes + coalesce(sum(vote.value), 0)::int as score
         from posts post left join votes vote on vote.post_id = post.id group by post.id)
       update posts set vote_score = truth.score from truth
       where posts.id = truth.id and posts.vote_score <> truth.score returning 1`,
    );
    const threads = await this.db.rows(
      `update threads set vote_score = post.vote_score from posts post
       where post.thread_id = threads.id and post.number = 1
         and threads.vote_score <> post.vote_score returning 1`,
    );
    return posts.length + threads.length;
  }
}
