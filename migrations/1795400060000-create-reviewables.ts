import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateReviewables1795400060000 implements MigrationInterface {
  name = 'CreateReviewables1795400060000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table reviewables (
        id uuid primary key,
        target_kind text not null check (target_kind in ('post', 'held_post', 'member', 'appeal')),
        target_id uuid not null,
        author_id uuid references members (id) on delete set null,
        room_id uuid references rooms (id) on delete set null,
        thread_id uuid references threads (id) on delete set null,
        state text not null default 'open' check (state in ('open', 'waiting', 'closed')),
        score double precision not null default 0,
        level smallint not null default 0 check (level between 0 and 2),
        version integer not null default 1,
        content_hash text not null,
        open_count integer not null default 1,
        claimed_by_id uuid references members (id) on delete set null,
        claimed_at timestamptz(3),
        opened_at timestamptz(3) not null default now(),
        closed_at timestamptz(3),
        created_at timestamptz(3) not null default now(),
        unique (target_kind, target_id)
      );
      create index reviewables_by_score on reviewables (score desc, id desc) where state = 'open';
      create index reviewables_by_age on reviewables (opened_at, id) where state = 'open';
      create index reviewables_by_room_score on reviewables (room_id, score desc, id desc) where state = 'open';
      create index reviewables_by_room_age on reviewables (room_id, opened_at, id) where state = 'open';
      create index reviewables_by_kind_score on reviewables (target_kind, score desc, id desc) where state = 'open';
      create index reviewables_by_kind_age on reviewables (target_kind, opened_at, id) where state = 'open';
      create index reviewables_waiting on reviewables (opened_at, id) where state = 'waiting';
      create index reviewables_by_thread on reviewables (thread_id) where thread_id is not null;
      create index reviewables_by_closing on reviewables (closed_at desc, id desc) where state = 'closed';
      create index reviewables_by_author on reviewables (author_id, opened_at desc);
      create index reviewables_by_claim on reviewables (claimed_by_id) where claimed_by_id is not null;
      create table reviewable_snapshots (
        reviewable_id uuid not null references reviewables (id) on delete cascade,
        content_hash text not null,
        title text,
        body_markdown text not null,
        body_html text not null,
        taken_at timestamptz(3) not null default now(),
        primary key (reviewable_id, content_hash)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table reviewable_snapshots; drop table reviewables;
    `);
  }
}
