import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateTags1795300420000 implements MigrationInterface {
  name = 'CreateTags1795300420000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table tag_groups (
        id uuid primary key,
        slug text not null unique,
        name text not null,
        position integer not null default 0,
        created_at timestamptz(3) not null default now()
      );
      create table tags (
        id uuid primary key,
        slug text not null unique,
        name text not null,
        description_markdown text not null default '',
        description_html text not null default '',
        group_id uuid references tag_groups (id) on delete set null,
        synonym_of_id uuid references tags (id) on delete cascade,
        thread_count integer not null default 0,
        listed_at timestamptz(3),
        created_by_id uuid references members (id) on delete set null,
        created_at timestamptz(3) not null default now(),
        check (synonym_of_id <> id)
      );
      create unique index tags_name on tags (lower(name));
      create index tags_by_group on tags (group_id);
      create index tags_by_synonym on tags (synonym_of_id) where synonym_of_id is not null;
      create index tags_by_use on tags (thread_count desc, id desc) where synonym_of_id is null;
      create index tags_name_prefix on tags (lower(name) text_pattern_ops);
      create index tags_slug_prefix on tags (slug text_pattern_ops);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table tags; drop table tag_groups;
    `);
  }
}
