import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';

@Injectable()
export class SameQuestionsRepository {
  constructor(private readonly db: Database) {}

  /** Whether it is new. */
  async insert(threadId: string, memberId: string, at: Date): Promise<boolean> {
    const added = await this.db.rows(
      `insert into same_questions (thread_id, member_id, created_at) values ($1, $2, $3)
       on conflict do nothing returning 1`,
      [threadId, memberId, at],
      'same-question-insert',
    );
    return added.length > 0;
  }

  /** Whether there was one. */
  async delete(threadId: string, memberId: string): Promise<boolean> {
    const gone = await this.db.rows(
      'delete from same_questions where thread_id = $1 and member_id = $2 returning 1',
      [threadId, memberId],
      'same-question-delete',
    );
    return gone.length > 0;
  }

  async count(threadId: string, by: 1 | -1): Promise<number> {
    const [thread] = await this.db.rows<{ count: number }>(
      `update threads set same_question_count = same_question_count + $2 where id = $1
       returning same_question_count as count`,
      [threadId, by],
      'same-question-count',
    );
    return thread!.count;
  }

  /** Those of `threadIds` whose question the member has as well. */
  threadsOf(memberId: string, threadIds: readonly string[]): Promise<{ threadId: string }[]> {
    return this.db.rows(
      `select thread_id as "threadId" from same_questions
       where member_id = $1 and thread_id = any($2)`,
      [memberId, threadIds],
      'same-questions-of-viewer',
    );
  }

  /** Sets every thread's counter to the truth; returns how many differed. */
  async recount(): Promise<number> {
    const wrong = await this.db.rows(
      `with truth as (
         select thread.id, count(same.member_id)::int as members
         from threads thread left join same_questions same on same.thread_id = thread.id
         group by thread.id)
       update threads set same_question_count = truth.members from truth
       where threads.id = truth.id and threads.same_question_count <> truth.members returning 1`,
    );
    return wrong.length;
  }
}
