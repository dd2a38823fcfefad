import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';

@Injectable()
export class SettleRepository {
  constructor(private readonly db: Database) {}

  /**
   * Marks the accepted answers: by the asker when nobody is named, at the post's own date when
   * none is. A thread that has an answer keeps it.
   */
  async chooseAnswers(importId: string, source: string): Promise<void> {
    await this.db.rows(
      `update threads thread
       set answer_post_id = post.id, answer_chosen_at = coalesce(line.answer_at, line.at),
           answer_chosen_by_id = coalesce(
             (select target_id from import_records
              where source = $2 and type = 'user' and source_id = line.answer_by),
             thread.author_id)
       from import_lines line join posts post on post.id = line.target_id
       where line.import_id = $1 and line.is_answer and thread.id = post.thread_id
         and thread.answer_post_id is null
         and post.withdrawn_at is null and post.removed_at is null`,
      [importId, source],
    );
  }

  /** An accepted post that staff had removed answers nothing any more. */
  async noteHiddenAnswers(importId: string): Promise<void> {
    await this.db.rows(
      `insert into import_losses (import_id, line, reason, detail, fate, type, source_id)
       select $1, line.line, 'answer_not_standing', '', 'altered', line.type, line.source_id
       from import_lines line join posts post on post.id = line.target_id
       where line.import_id = $1 and line.is_answer
         and (post.withdrawn_at is not null or post.removed_at is not null)
       on conflict do nothing`,
      [importId],
    );
  }

  /** The community itself: what it became is the import. */
  async recordCommunity(importId: string, source: string): Promise<void> {
    await this.db.rows(
      `insert into import_records (source, type, source_id, target_id)
       select $2, 'community', source_id, $1 from import_lines
       where import_id = $1 and type = 'community' on conflict do nothing`,
      [importId, source],
    );
  }

  /** Plans for the counters that follow need to know how much came in. */
  async analyse(): Promise<void> {
    await this.db.rows(
      'analyze members, rooms, tags, threads, thread_tags, posts, reactions, votes',
    );
  }
}
