import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';

/** The id behind a word of the source: of this file's line, else of what earlier imports brought. */
const targetOf = (type: string, key: string) => `coalesce(
  (select named.target_id from import_lines named
   where named.import_id = $1 and named.type = ${type} and named.source_id = ${key}),
  (select record.target_id from import_records record
   where record.source = $2 and record.type = ${type} and record.source_id = ${key}))`;

const SKIP = (reason: string, condition: string) => `
  with gone as (
    delete from import_lines line where line.import_id = $1 and not line.is_known and ${condition}
    returning line.line, line.type, line.source_id, line.parent)
  insert into import_losses (import_id, line, reason, detail, fate, type, source_id)
  select $1, line, '${reason}', left(coalesce(parent, ''), 200), 'skipped', type, source_id
  from gone on conflict do nothing`;

const NOTE = (reason: string, detail: string, condition: string) => `
  insert into import_losses (import_id, line, reason, detail, fate, type, source_id)
  select $1, line.line, '${reason}', left(coalesce(${detail}, ''), 200), 'altered', line.type, line.source_id
  from import_lines line
  where line.import_id = $1 and not line.is_known and ${condition} on conflict do nothing`;

/** Turns the words by which lines refer to each other into ids; forward references are as good. */
@Injectable()
export class ReferencesRepository {
  constructor(private readonly db: Database) {}

  async resolve(importId: string, source: string): Promise<void> {
    await this.markKnown(importId, source);
    await this.places(importId, source);
    await this.threads(importId, source);
    await this.authors(importId, source);
  }

  /** What an earlier import brought keeps its id and its place, wherever it was moved since. */
  private async markKnown(importId: string, source: string): Promise<void> {
    await this.db.rows(
      `update import_lines line set is_known = true, target_id = record.target_id
       from import_records record
       where line.import_id = $1 and record.source = $2
         and record.type = line.type and record.source_id = line.source_id`,
      [importId, source],
    );
    await this.db.rows(
      `update import_lines line
       set thread_id = thread.id, thread_number = thread.number, post_number = 1,
           author_id = thread.author_id, room_id = thread.room_id,
           opening_id = (select id from posts where thread_id = thread.id and number = 1)
       from threads old join threads thread on thread.id = coalesce(old.merged_into_id, old.id)
       where line.import_id = $1 and line.is_known and line.type = 'thread'
         and old.id = line.target_id`,
      [importId],
    );
    await this.db.rows(
      `update import_lines line
       set thread_id = post.thread_id, thread_number = thread.number, post_number = post.number,
           author_id = post.author_id
       from posts post join threads thread on thread.id = post.thread_id
       where line.import_id = $1 and line.is_known and line.type in ('post', 'comment')
         and post.id = line.target_id`,
      [importId],
    );
  }

  /** Rooms under rooms, threads in rooms. A thread without a room has no place at all. */
  private async places(importId: string, source: string): Promise<void> {
    await this.db.rows(
      `update import_lines line set room_id = ${targetOf("'room'", 'line.parent')}
       where line.import_id = $1 and not line.is_known and line.type in ('room', 'thread')
         and line.parent is not null`,
      [importId, source],
    );
    await this.db.rows(
      NOTE(
        'unknown_parent_room',
        'line.parent',
        `line.type = 'room' and line.parent is not null and line.room_id is null`,
      ),
      [importId],
    );
    await this.db.rows(
      NOTE(
        'unknown_synonym',
        'line.parent',
        `line.type = 'tag' and line.parent is not null
         and ${targetOf("'tag'", 'lower(line.parent)')} is null`,
      ),
      [importId, source],
    );
    await this.db.rows(SKIP('unknown_room', `line.type = 'thread' and line.room_id is null`), [
      importId,
    ]);
    await this.db.rows(
      `update import_lines set thread_id = target_id, post_number = 1
       where import_id = $1 and not is_known and type = 'thread'`,
      [importId],
    );
  }

  /** Posts in threads; comments under threads, posts or comments, however deep. */
  private async threads(importId: string, source: string): Promise<void> {
    const under = (type: string) => `
      update import_lines line set thread_id = parent.thread_id
      from import_lines parent
      where line.import_id = $1 and parent.import_id = $1 and line.thread_id is null
        and line.type in ('post', 'comment') and parent.type = '${type}'
        and parent.source_id = line.parent and parent.thread_id is not null
        and (line.type = 'comment' or parent.type = 'thread')
      returning 1`;
    for (const type of ['thread', 'post']) await this.db.rows(under(type), [importId]);
    await this.earlierPlaces(importId, source);
    while ((await this.db.rows(under('comment'), [importId])).length > 0);
    await this.db.rows(SKIP('unknown_thread', `line.type = 'post' and line.thread_id is null`), [
      importId,
    ]);
    await this.db.rows(SKIP('unknown_parent', `line.type = 'comment' and line.thread_id is null`), [
      importId,
    ]);
  }

  /** Places that are not in this file, because an earlier import brought them. */
  private async earlierPlaces(importId: string, source: string): Promise<void> {
    await this.db.rows(
      `update import_lines line
       set thread_id = coalesce(
         (select coalesce(thread.merged_into_id, thread.id)
          from import_records record join threads thread on thread.id = record.target_id
          where record.source = $2 and record.type = 'thread' and record.source_id = line.parent),
         (select post.thread_id
          from import_records record join posts post on post.id = record.target_id
          where line.type = 'comment' and record.source = $2
            and record.type in ('post', 'comment') and record.source_id = line.parent limit 1))
       where line.import_id = $1 and line.thread_id is null and line.type in ('post', 'comment')`,
      [importId, source],
    );
  }

  /**
   * Authors, and one stand-in for each name without an account. A post whose author the file
   * does not hold is kept under a stand-in of its own rather than lost.
   */
  private async authors(importId: string, source: string): Promise<void> {
    await this.db.rows(
      `with orphans as (
         update import_lines line set author_type = 'author', author_key = '#' || line.author_key
         where line.import_id = $1 and not line.is_known and line.author_type = 'user'
           and ${targetOf("'user'", 'line.author_key')} is null
         returning line.line, line.type, line.source_id, line.author_key)
       insert into import_losses (import_id, line, reason, detail, fate, type, source_id)
       select $1, line, 'unknown_author', left(substr(author_key, 2), 200), 'altered', type, source_id
       from orphans on conflict do nothing`,
      [importId, source],
    );
    await this.db.rows(
      `insert into import_lines (import_id, line, type, source_id, at, target_id)
       select $1, -row_number() over (order by min(line)), 'author', author_key, min(at),
              uuidv7(min(at) - now())
       from import_lines
       where import_id = $1 and not is_known and author_type = 'author'
         and not exists (select 1 from import_records where source = $2
           and import_records.type = 'author' and import_records.source_id = author_key)
       group by author_key
       on conflict do nothing`,
      [importId, source],
    );
    await this.db.rows(
      `update import_lines line set author_id = ${targetOf('line.author_type', 'line.author_key')}
       where line.import_id = $1 and not line.is_known and line.author_type is not null`,
      [importId, source],
    );
    // A source that does not say when somebody joined: when he first wrote.
    await this.db.rows(
      `update import_lines member set at = first.at
       from (select author_id, min(at) as at from import_lines
             where import_id = $1 and author_id is not null group by author_id) first
       where member.import_id = $1 and member.type = 'user' and member.at is null
         and first.author_id = member.target_id`,
      [importId],
    );
  }
}
