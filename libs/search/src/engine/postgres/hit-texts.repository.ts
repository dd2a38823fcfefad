import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';
import type { Candidate } from '../../ranking/candidate.js';

/** Characters of the opening post and of the answer that ranking reads. */
export interface TextLengths {
  body: number;
  answer: number;
}

/** Posts of one thread among which the best is looked for. */
const POSTS_MAX = 200;

/** What stands in the threads found: for ranking, and to say which post is meant. */
@Injectable()
export class HitTextsRepository {
  constructor(private readonly db: Database) {}

  /** In the order of the ids, which is the first stage's. */
  async candidates(ids: readonly string[], lengths: TextLengths): Promise<Candidate[]> {
    const rows = await this.db.rows<Omit<Candidate, 'firstStageRank'>>(
      `select thread.id, thread.title, thread.language,
         thread.answer_post_id is not null as "isSolved",
         coalesce((select left(body_text, $2) from posts
           where thread_id = thread.id and number = 1 and withdrawn_at is null
             and removed_at is null), '') as body,
         coalesce((select left(body_text, $3) from posts
           where id = thread.answer_post_id and withdrawn_at is null
             and removed_at is null), '') as answer,
         array(select tag.name from thread_tags tt join tags tag on tag.id = tt.tag_id
               where tt.thread_id = thread.id) as tags
       from unnest($1::uuid[]) with ordinality as found (id, place)
       join threads thread on thread.id = found.id order by place`,
      [ids, lengths.body, lengths.answer],
      'search-candidates',
    );
    return rows.map((row, at) => ({ ...row, firstStageRank: at + 1 }));
  }

  /** Of each thread the standing post that holds most of the words, by the thread's id. */
  async bestPosts(threadIds: readonly string[], rank: string): Promise<Map<string, string>> {
    const rows = await this.db.rows<{ threadId: string; postId: string }>(
      `select found.id as "threadId", best.id as "postId"
       from unnest($1::uuid[]) found (id), lateral (
         select written.id from (
           select document.id, document.terms, document.quality from search_posts document
           where document.thread_id = found.id limit ${POSTS_MAX}) written
         join posts post on post.id = written.id and post.withdrawn_at is null
           and post.removed_at is null and post.thread_id = found.id
         where written.terms @@ $2::tsquery
         order by ts_rank(written.terms, $2::tsquery) desc, written.quality desc, written.id limit 1) best`,
      [threadIds, rank],
      'search-best-posts',
    );
    return new Map(rows.map(({ threadId, postId }) => [threadId, postId]));
  }
}
