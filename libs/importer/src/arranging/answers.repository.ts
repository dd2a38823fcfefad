import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';

/** A room where at least one thread in so many has an accepted answer is a place for questions. */
const QUESTION_ROOM_SHARE = 10;

/** Settles which post answers a thread, and of what kind each thread is. */
@Injectable()
export class AnswersRepository {
  constructor(private readonly db: Database) {}

  async settle(importId: string, isQuestionSite: boolean): Promise<void> {
    await this.markNamed(importId);
    await this.keepOne(importId);
    await this.kinds(importId, isQuestionSite);
  }

  /** A thread may name its answer instead of the answer saying so. */
  private async markNamed(importId: string): Promise<void> {
    const named = `post.import_id = $1 and post.type in ('post', 'comment')
      and post.source_id = thread.answer_key and post.thread_id = thread.thread_id`;
    await this.db.rows(
      `update import_lines post set is_answer = true
       from import_lines thread
       where thread.import_id = $1 and thread.type = 'thread' and ${named}`,
      [importId],
    );
    await this.db.rows(
      `insert into import_losses (import_id, line, reason, detail, fate, type, source_id)
       select $1, thread.line, 'unknown_answer', left(thread.answer_key, 200), 'altered', 'thread',
              thread.source_id
       from import_lines thread
       where thread.import_id = $1 and thread.type = 'thread' and thread.answer_key is not null
         and not thread.is_known and not exists (select 1 from import_lines post where ${named})
       on conflict do nothing`,
      [importId],
    );
  }

  /** One answer a thread: the one it names, else the first. The others stay replies. */
  private async keepOne(importId: string): Promise<void> {
    await this.db.rows(
      `with ranked as (
         select post.line, row_number() over (partition by post.thread_id
           order by (thread.answer_key = post.source_id) desc nulls last, post.at, post.line) as place
         from import_lines post
         left join import_lines thread on thread.import_id = $1 and thread.type = 'thread'
           and thread.thread_id = post.thread_id
         where post.import_id = $1 and post.is_answer
       ), others as (
         update import_lines post set is_answer = false from ranked
         where post.import_id = $1 and post.line = ranked.line and ranked.place > 1
         returning post.line, post.type, post.source_id, post.parent
       )
       insert into import_losses (import_id, line, reason, detail, fate, type, source_id)
       select $1, line, 'second_answer', left(parent, 200), 'altered', type, source_id from others
       on conflict do nothing`,
      [importId],
    );
  }

  /** What has an answer is a question; so is what stands where questions are asked. */
  private async kinds(importId: string, isQuestionSite: boolean): Promise<void> {
    const unsaid = `thread.import_id = $1 and thread.type = 'thread' and thread.kind is null`;
    await this.db.rows(
      `update import_lines thread set kind = 'question'
       where ${unsaid} and ($2 or exists (
         select 1 from import_lines post
         where post.import_id = $1 and post.is_answer and post.thread_id = thread.thread_id))`,
      [importId, isQuestionSite],
    );
    await this.db.rows(
      `update import_lines thread set kind = case when thread.room_id in (
           select room_id from import_lines
           where import_id = $1 and type = 'thread' and room_id is not null
           group by room_id
           having ${QUESTION_ROOM_SHARE} * count(*) filter (where kind = 'question') >= count(*))
         then 'question' else 'discussion' end
       where ${unsaid}`,
      [importId],
    );
  }
}
