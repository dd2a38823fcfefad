import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';
import type { DocumentKind } from '../../documents/document.js';
import { LIVE } from '../../documents/document-queries.js';
import type { IndexRow } from './index-row.js';
import { LAST_TIER, TABLE } from './index-tables.js';

/** The columns that travel as they are. */
const ROW = `(id uuid, "threadId" uuid, quality real, "voteScore" integer,
  "createdAt" timestamptz(3), vocabulary text, facets text[], "authorId" text,
  configuration text, title text, named text, answer text, opening text, rest text, words text,
  fingerprint text)`;

const GIVEN = `json_to_recordset($1::json) as given ${ROW}`;

/** Titles are found by the words as they stand as well as by their stems. */
const TITLE_TERMS = `to_tsvector(configuration::regconfig, title)
  || to_tsvector('parvis_simple', title)`;

const TERMS = `setweight(title_terms, 'A')
  || setweight(to_tsvector(configuration::regconfig, named), 'B')
  || setweight(to_tsvector(configuration::regconfig, answer), 'B')
  || setweight(to_tsvector(configuration::regconfig, opening), 'C')
  || setweight(to_tsvector(configuration::regconfig, rest), 'D')
  || array_to_tsvector(array_remove(facets || ('a:' || "authorId"), null))`;

const COLUMNS = [
  'thread_id',
  'tier',
  'quality',
  'vote_score',
  'created_at',
  'vocabulary',
  'facets',
  'title_terms',
  'terms',
  'words',
  'fingerprint',
];

/** Words of documents with how many more and fewer of them there are. */
const counted = (sign: 1 | -1, from: string): string => `
  select vocabulary, word, ${sign} as change
  from ${from}, unnest(string_to_array(words, ' ')) word
  where vocabulary is not null and words <> ''`;

const FINGERPRINTS = 2_000;

/** Writes and reads back the embedded engine's own tables. */
@Injectable()
export class PostgresIndexRepository {
  constructor(private readonly db: Database) {}

  async upsert(kind: DocumentKind, rows: readonly IndexRow[]): Promise<void> {
    await this.alone(async () => {
      if (kind !== 'post') {
        const old = `(select vocabulary, words from ${TABLE[kind]} where id = any($2)) old`;
        await this.countWords(`${counted(1, GIVEN)} union all ${counted(-1, old)}`, [
          JSON.stringify(rows),
          rows.map(({ id }) => id),
        ]);
      }
      await this.write(kind, rows);
    });
  }

  /** Without their words, which `recountWords` counts at the end of them all; several at a time. */
  async write(kind: DocumentKind, rows: readonly IndexRow[]): Promise<void> {
    await this.db.rows(
      `insert into ${TABLE[kind]} (id, ${COLUMNS.join(', ')})
       select id, "threadId", ${tierOf(kind)}, quality, "voteScore", "createdAt", vocabulary,
         facets, title_terms, ${TERMS}, words, fingerprint
       from ${GIVEN}, lateral (select ${TITLE_TERMS} as title_terms) made
       on conflict (id) do update set
         ${COLUMNS.map((column) => `${column} = excluded.${column}`).join(', ')}`,
      [JSON.stringify(rows)],
      `search-index-${kind}`,
    );
  }

  async delete(kind: DocumentKind, ids: readonly string[]): Promise<void> {
    await this.alone(async () => {
      const gone = `(select vocabulary, words from ${TABLE[kind]} where id = any($1)) gone`;
      await this.countWords(counted(-1, gone), [ids]);
      await this.db.rows(`delete from ${TABLE[kind]} where id = any($1)`, [ids]);
    });
  }

  async *fingerprints(kind: DocumentKind): AsyncIterable<{ id: string; fingerprint: string }[]> {
    for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
      const rows = await this.db.rows<{ id: string; fingerprint: string }>(
        `select id, fingerprint from ${TABLE[kind]} where id > $1 order by id limit $2`,
        [after, FINGERPRINTS],
      );
      if (rows.length === 0) return;
      after = rows.at(-1)!.id;
      yield rows;
    }
  }

  /** Ids of documents whose rows are not found any more. */
  async dead(kind: DocumentKind, limit: number): Promise<string[]> {
    const rows = await this.db.rows<{ id: string }>(
      `select indexed.id from ${TABLE[kind]} indexed
       where not exists (select 1 from ${LIVE[kind]} and ${kind}.id = indexed.id) limit $1`,
      [limit],
    );
    return rows.map((row) => row.id);
  }

  /**
   * Counts the words of everything anew, which costs far less than counting them one by one.
   * Resolves to how many words were counted wrong.
   */
  async recountWords(): Promise<number> {
    const held = Object.values(TABLE)
      .map((table) => `select vocabulary, words from ${table} where vocabulary is not null`)
      .join(' union all ');
    const [row] = await this.alone(() =>
      this.db.rows<{ corrected: number }>(
        `with counted as materialized (
           select vocabulary as scope, word, count(*)::int as documents
           from (${held}) held, unnest(string_to_array(words, ' ')) word
           where words <> '' group by vocabulary, word
         ), gone as (
           delete from search_words known where not exists (
             select 1 from counted where counted.scope = known.scope and counted.word = known.word)
           returning documents
         ), put as (
           insert into search_words as known (scope, word, documents)
           select scope, word, documents from counted
           on conflict (scope, word) do update set documents = excluded.documents
             where known.documents <> excluded.documents
           returning 1
         )
         select ((select count(*) from gone where documents <> 0)
           + (select count(*) from put))::int as corrected`,
      ),
    );
    return row!.corrected;
  }

  async analyse(): Promise<void> {
    await this.db.rows(`analyze ${Object.values(TABLE).join(', ')}, search_words`);
  }

  /** One writer at a time: what a document adds to the words hangs on what it added before. */
  private alone<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.db.tx(async () => {
      await this.db.rows(`select pg_advisory_xact_lock(hashtextextended('search index', 0))`);
      return work();
    });
  }

  private async countWords(changes: string, values: unknown[]): Promise<void> {
    await this.db.rows(
      `insert into search_words (scope, word, documents)
       select vocabulary, word, sum(change) from (${changes}) changes
       group by vocabulary, word having sum(change) <> 0
       on conflict (scope, word)
         do update set documents = search_words.documents + excluded.documents`,
      values,
    );
  }
}

/** As long as there are no tiers, all documents are in the first. */
const tierOf = (kind: DocumentKind): string => `case
  when exists (select 1 from search_tiers where kind = '${kind}') then coalesce(
    (select min(tier) from search_tiers where kind = '${kind}' and quality >= least_quality),
    ${LAST_TIER})
  else 0 end`;
