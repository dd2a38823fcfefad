import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';
import { DOCUMENT_KINDS, type DocumentKind } from '../documents/document.js';
import { LIVE } from '../documents/document-queries.js';
import { TABLE } from '../engine/postgres/index-tables.js';

/** A document that an engine must look at again. */
export interface Change {
  id: string;
  kind: DocumentKind;
  subjectId: string;
}

/**
 * What each engine has still to take over. The same subject may stand here many times: a change
 * that comes while the one before is being worked off must not be lost with it.
 */
@Injectable()
export class ChangesRepository {
  constructor(private readonly db: Database) {}

  async add(
    engines: readonly string[],
    kind: DocumentKind,
    subjectIds: readonly string[],
  ): Promise<void> {
    await this.db.rows(
      `insert into search_changes (engine, kind, subject_id)
       select engine, $2, subject_id
       from unnest($1::text[]) engine, unnest($3::uuid[]) subject_id`,
      [engines, kind, subjectIds],
      'search-changes-add',
    );
  }

  /** All posts of threads, without bringing their ids here. */
  async addPostsOf(engines: readonly string[], threadIds: readonly string[]): Promise<void> {
    await this.db.rows(
      `insert into search_changes (engine, kind, subject_id)
       select engine, 'post', post.id
       from unnest($1::text[]) engine, posts post where post.thread_id = any($2)`,
      [engines, threadIds],
    );
  }

  /** Whatever has no document yet, and threads with a post that has none. */
  async addMissing(engines: readonly string[]): Promise<void> {
    for (const kind of DOCUMENT_KINDS) {
      await this.db.rows(
        `insert into search_changes (engine, kind, subject_id)
         select engine, '${kind}', missing.id
         from unnest($1::text[]) engine, (select ${kind}.id from ${LIVE[kind]}
           and not exists (select 1 from ${TABLE[kind]} known where known.id = ${kind}.id)) missing`,
        [engines],
      );
    }
    await this.db.rows(
      `insert into search_changes (engine, kind, subject_id)
       select engine, 'thread', longer.id
       from unnest($1::text[]) engine, (select distinct thread.id from ${LIVE.post}
         and exists (select 1 from search_threads known where known.id = thread.id)
         and not exists (select 1 from search_posts known where known.id = post.id)) longer`,
      [engines],
    );
  }

  /** Before the first import, and right after this release found a forum without an index. */
  async isIndexEmpty(): Promise<boolean> {
    const [row] = await this.db.rows<{ empty: boolean }>(
      'select not exists (select 1 from search_threads) as empty',
    );
    return row!.empty;
  }

  async hasThreads(): Promise<boolean> {
    const rows = await this.db.rows(`select 1 from ${LIVE.thread} limit 1`);
    return rows.length > 0;
  }

  /** The oldest of one kind, which is the kind of the very oldest. */
  next(engine: string, limit: number): Promise<Change[]> {
    return this.db.rows(
      `select id::text, kind, subject_id as "subjectId" from search_changes
       where engine = $1 and kind = (
         select kind from search_changes where engine = $1 order by id limit 1)
       order by search_changes.id limit $2`,
      [engine, limit],
      'search-changes-next',
    );
  }

  async done(ids: readonly string[]): Promise<void> {
    await this.db.rows('delete from search_changes where id = any($1)', [ids]);
  }

  /** How many are waiting, counted up to a limit. */
  async waiting(engine: string, limit = 100_000): Promise<number> {
    const [row] = await this.db.rows<{ count: number }>(
      `select count(*)::int as count from (
         select 1 from search_changes where engine = $1 limit $2) waiting`,
      [engine, limit],
    );
    return row!.count;
  }

  /** Changes of engines that this installation has no longer. */
  async forgetOthers(engines: readonly string[]): Promise<void> {
    await this.db.rows('delete from search_changes where engine <> all($1)', [engines]);
  }
}
