import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateImports1795300780000 implements MigrationInterface {
  name = 'CreateImports1795300780000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table imports (
        id uuid primary key,
        source text not null,
        file_name text not null,
        file_sha256 bytea not null,
        options jsonb not null default '{}',
        phase text not null default 'reading' check (phase in ('reading', 'writing', 'settling', 'done', 'abandoned')),
        lines_done bigint not null default 0,
        rows_done bigint not null default 0,
        counts jsonb not null default '{}',
        started_at timestamptz(3) not null default now(),
        finished_at timestamptz(3)
      );
      create index imports_by_file on imports (source, file_sha256, started_at);
      create table import_lines (
        import_id uuid not null references imports (id) on delete cascade,
        line bigint not null,
        type text not null,
        source_id text not null,
        at timestamptz(3),
        parent text,
        reply_to text,
        author_type text,
        author_key text,
        answer_key text,
        kind text,
        is_answer boolean not null default false,
        answer_at timestamptz(3),
        answer_by text,
        target_id uuid not null,
        opening_id uuid,
        is_known boolean not null default false,
        room_id uuid,
        thread_id uuid,
        author_id uuid,
        reply_to_id uuid,
        thread_number bigint,
        post_number integer,
        position bigint,
        primary key (import_id, line),
        unique (import_id, type, source_id)
      ) with (fillfactor = 40);
      create index import_lines_by_position on import_lines (import_id, position) where position is not null;
      create index import_lines_by_thread on import_lines (import_id, thread_id) where thread_id is not null;
      create table import_payloads (
        import_id uuid not null references imports (id) on delete cascade,
        line bigint not null,
        payload text not null,
        primary key (import_id, line)
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
        reason text not null,
        detail text not null default '',
        fate text not null check (fate in ('skipped', 'altered')),
        type text not null,
        source_id text,
        primary key (import_id, line, reason, detail)
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
      drop table previous_paths; drop table import_losses; drop table import_records; drop table import_payloads; drop table import_lines; drop table imports;
    `);
  }
}
