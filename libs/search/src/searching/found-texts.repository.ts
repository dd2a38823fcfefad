import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';

/** Longer texts are searched whole, but snippets are cut from their beginning. */
const READ_MAX = 12_000;

export interface FoundText {
  id: string;
  text: string;
}

/** Words of things found. Only of those that passed the policy: nothing here asks it. */
@Injectable()
export class FoundTextsRepository {
  constructor(private readonly db: Database) {}

  posts(ids: readonly string[]): Promise<FoundText[]> {
    return this.db.rows(
      `select id, left(body_text, ${READ_MAX}) as text from posts
       where id = any($1) and withdrawn_at is null and removed_at is null`,
      [ids],
      'found-posts',
    );
  }

  /** Of the opening posts, under the ids of their threads. */
  openings(threadIds: readonly string[]): Promise<FoundText[]> {
    return this.db.rows(
      `select thread_id as id, left(body_text, ${READ_MAX}) as text from posts
       where thread_id = any($1) and number = 1 and withdrawn_at is null and removed_at is null`,
      [threadIds],
      'found-openings',
    );
  }

  biographies(memberIds: readonly string[]): Promise<FoundText[]> {
    return this.db.rows(
      `select id, bio_markdown as text from members where id = any($1) and erased_at is null`,
      [memberIds],
      'found-biographies',
    );
  }

  tags(ids: readonly string[]): Promise<FoundText[]> {
    return this.db.rows(
      'select id, description_markdown as text from tags where id = any($1)',
      [ids],
      'found-tags',
    );
  }
}
