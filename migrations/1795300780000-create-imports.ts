import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateImports1795300780000 implements MigrationInterface {
  name = 'CreateImports1795300780000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table imports (
        id uuid primary key,
        source text not null,
        file_sha256 bytea,
        started_at timestamptz(3) not null default now(),
        finished_at timestamptz(3),
        lines_done bigint not null default 0,
        counts jsonb not null default '{}'
      );
      create table import_records (
        source text not null,
        type text not null,
        source_id text not null,
        target_id uuid not null,
        primary key (source, type, source_id)
      );
      create index import_records_by_target on import_records (target_id);
      create table import_losses (
        import_id uuid not null references imports (id) on delete cascade,
        line bigint not null,
        type text not null,
        source_id text,
        reason text not null,
        detail text not null default '',
        primary key (import_id, line)
      );
      create table previous_paths (
        path text primary key,
        thread_id uuid references threads (id) on delete cascade,
        post_id uuid references posts (id) on delete cascade,
        room_id uuid references rooms (id) on delete cascade,
        member_id uuid references members (id) on delete cascade,
        tag_id uuid references tags (id) on delete cascade,
        check (num_nonnulls(thread_id, post_id, room_id, member_id, tag_id) = 1)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table previous_paths; drop table import_losses; drop table import_records; drop table imports;
    `);
  }
}
