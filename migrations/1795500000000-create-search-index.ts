import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['threads', 'posts', 'members', 'tags'];
/** Tiers of falling quality, each searched only when the ones before gave too little. */
const TIERS = [0, 1, 2, 3];

const STEMS = { en: 'english', fr: 'french', simple: 'simple' };

export class CreateSearchIndex1795500000000 implements MigrationInterface {
  name = 'CreateSearchIndex1795500000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create extension if not exists pg_trgm;
      create extension if not exists unaccent;
    `);
    for (const [name, base] of Object.entries(STEMS)) {
      const stem = base === 'simple' ? 'simple' : `${base}_stem`;
      await runner.query(`
        create text search configuration parvis_${name} (copy = pg_catalog.${base});
        alter text search configuration parvis_${name}
          alter mapping for word, hword, hword_part with unaccent, ${stem};
      `);
    }
    for (const table of TABLES) await runner.query(indexTable(table));
    await runner.query(`
      create index search_posts_by_thread on search_posts (thread_id);

      create table search_tiers (
        kind text not null,
        tier smallint not null,
        least_quality real not null,
        primary key (kind, tier)
      );

      -- The words as written, folded, for mistakes and beginnings of words.
      create table search_words (
        scope text not null,
        word text not null,
        documents integer not null,
        primary key (scope, word)
      ) with (fillfactor = 80);
      create index search_words_trigrams on search_words using gin (word gin_trgm_ops);
      create index search_words_prefix on search_words (word text_pattern_ops);

      create table search_changes (
        id bigint generated always as identity primary key,
        engine text not null,
        kind text not null,
        subject_id uuid not null
      );
      create index search_changes_by_engine on search_changes (engine, id);

      create table search_rebuilds (
        engine text primary key,
        kind text not null,
        last_id uuid,
        done bigint not null default 0,
        started_at timestamptz(3) not null default now()
      );

      create function search_near_words(wanted text, scopes text[], distance integer)
      returns table (word text, documents bigint) language sql stable
      set pg_trgm.similarity_threshold = 0.2 as $$
        select near.word, sum(near.documents)
        from search_words near
        where near.word % wanted and near.documents > 0
          and (scopes is null or near.scope = any(scopes))
          and length(near.word) between length(wanted) - distance and length(wanted) + distance
        group by near.word order by similarity(near.word, wanted) desc, sum(near.documents) desc
        limit 200
      $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function search_near_words;
      drop table search_rebuilds, search_changes, search_words, search_tiers,
        ${TABLES.map((table) => `search_${table}`).join(', ')};
      ${Object.keys(STEMS)
        .map((name) => `drop text search configuration parvis_${name};`)
        .join('\n')}
    `);
  }
}

/** Texts lie outside the rows, so that reading thousands of rows to choose from them stays cheap. */
function indexTable(name: string): string {
  const tiers = TIERS.flatMap((tier) => [
    `create index search_${name}_terms_${tier} on search_${name} using gin (terms)
       with (gin_pending_list_limit = 1024) where tier = ${tier};`,
    ...(name === 'posts'
      ? []
      : [
          `create index search_${name}_titles_${tier} on search_${name} using gin (title_terms)
             with (gin_pending_list_limit = 1024) where tier = ${tier};`,
        ]),
  ]);
  return `
    create table search_${name} (
      id uuid primary key,
      thread_id uuid,
      tier smallint not null,
      quality real not null,
      vote_score integer not null,
      created_at timestamptz(3) not null,
      vocabulary text,
      facets text[] not null,
      title_terms tsvector not null,
      terms tsvector not null,
      words text not null,
      fingerprint text not null,
      generation timestamptz(3)
    );
    alter table search_${name} alter column terms set storage external;
    create index search_${name}_by_age on search_${name} (created_at, id);
    create index search_${name}_by_votes on search_${name} (vote_score, created_at, id);
    ${tiers.join('\n')}`;
}
