import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateReactions1795300600000 implements MigrationInterface {
  name = 'CreateReactions1795300600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table reactions (
        post_id uuid not null references posts (id) on delete cascade,
        member_id uuid not null references members (id) on delete cascade,
        kind text not null check (kind in ('like', 'thanks', 'insightful', 'celebrate', 'laugh')),
        created_at timestamptz(3) not null default now(),
        primary key (post_id, member_id, kind)
      );
      create index reactions_by_member on reactions (member_id, created_at);
      create table votes (
        post_id uuid not null references posts (id) on delete cascade,
        member_id uuid not null references members (id) on delete cascade,
        value smallint not null check (value in (-1, 1)),
        created_at timestamptz(3) not null default now(),
        primary key (post_id, member_id)
      );
      create index votes_by_member on votes (member_id, created_at);
      create table same_questions (
        thread_id uuid not null references threads (id) on delete cascade,
        member_id uuid not null references members (id) on delete cascade,
        created_at timestamptz(3) not null default now(),
        primary key (thread_id, member_id)
      );
      create index same_questions_by_member on same_questions (member_id);
      create table bookmarks (
        member_id uuid not null references members (id) on delete cascade,
        post_id uuid not null references posts (id) on delete cascade,
        created_at timestamptz(3) not null default now(),
        primary key (member_id, post_id)
      );
      create index bookmarks_by_age on bookmarks (member_id, created_at desc, post_id desc);
      create index bookmarks_by_post on bookmarks (post_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table bookmarks; drop table same_questions; drop table votes; drop table reactions;
    `);
  }
}
