import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';

/** The post that solves a thread, and who wrote it. */
export interface ChosenAnswer {
  postId: string;
  authorId: string;
}

/**
 * The one answer of a thread and its author's count. Every change holds `lock`, taken before
 * any row: only then is it known which members' rows are to be locked ahead of the thread's.
 */
@Injectable()
export class ThreadAnswerRepository {
  constructor(private readonly db: Database) {}

  /** Lets one transaction at a time change the answer of this thread. */
  async lock(threadId: string): Promise<void> {
    await this.db.rows(
      `select pg_advisory_xact_lock(hashtextextended('answer:' || $1, 0))`,
      [threadId],
      'answer-lock',
    );
  }

  async current(threadId: string): Promise<ChosenAnswer | null> {
    const [answer] = await this.db.rows<ChosenAnswer>(
      `select p.id as "postId", p.author_id as "authorId"
       from threads t join posts p on p.id = t.answer_post_id where t.id = $1`,
      [threadId],
      'answer-current',
    );
    return answer ?? null;
  }

  /** Puts `after` in the place of `before` and moves both authors' counts. */
  async replace(
    threadId: string,
    before: ChosenAnswer | null,
    after: (ChosenAnswer & { chosenById: string | null; at: Date }) | null,
  ): Promise<void> {
    await this.moveCounts(before?.authorId ?? null, after?.authorId ?? null);
    await this.db.rows(
      `update threads set answer_post_id = $2, answer_chosen_at = $3, answer_chosen_by_id = $4
       where id = $1`,
      [threadId, after?.postId ?? null, after?.at ?? null, after?.chosenById ?? null],
      'answer-replace',
    );
  }

  private async moveCounts(from: string | null, to: string | null): Promise<void> {
    if (from === to) return;
    const ids = [from, to].filter((id) => id !== null);
    // Locked in the order of ids, which an update alone does not promise.
    await this.db.rows(
      'select 1 from members where id = any($1) order by id for no key update',
      [ids],
      'answer-lock-authors',
    );
    await this.db.rows(
      `update members set answer_count = answer_count + case when id = $1 then 1 else -1 end
       where id = any($2)`,
      [to, ids],
      'answer-count',
    );
  }
}
