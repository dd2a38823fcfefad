import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePosts1795300540000 implements MigrationInterface {
  name = 'CreatePosts1795300540000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table posts (
        id uuid primary key,
        thread_id uuid not null references threads (id),
        number integer not null check (number > 0),
        author_id uuid not null references members (id),
        reply_to_id uuid references posts (id) on delete set null,
        body_markdown text not null,
        body_html text not null,
        body_text text not null,
        reaction_counts jsonb not null default '{}',
        vote_score integer not null default 0,
        imported_likes integer not null default 0,
        imported_votes integer not null default 0,
        revision_count integer not null default 0,
        created_at timestamptz(3) not null default now(),
        edited_at timestamptz(3),
        withdrawn_at timestamptz(3),
        removed_at timestamptz(3),
        removed_by_id uuid references members (id) on delete set null,
        unique (thread_id, number)
      );
      create index posts_by_author on posts (author_id, created_at desc, id desc);
      create index posts_by_reply on posts (reply_to_id) where reply_to_id is not null;
      create index posts_by_time on posts (created_at desc, id desc);
      alter table threads add constraint threads_answer foreign key (answer_post_id) references posts (id) deferrable initially deferred;
      create index threads_by_answer on threads (answer_post_id) where answer_post_id is not null;
      create table post_revisions (
        post_id uuid not null references posts (id) on delete cascade,
        number integer not null check (number > 0),
        title text,
        body_markdown text not null,
        edited_by_id uuid references members (id) on delete set null,
        reason text not null default '',
        created_at timestamptz(3) not null default now(),
        primary key (post_id, number)
      );
      create table post_mentions (
        post_id uuid not null references posts (id) on delete cascade,
        member_id uuid not null references members (id) on delete cascade,
        primary key (post_id, member_id)
      );
      create index post_mentions_by_member on post_mentions (member_id);
      create table previous_post_numbers (
        thread_number bigint not null,
        post_number integer not null,
        post_id uuid not null references posts (id) on delete cascade,
        primary key (thread_number, post_number)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table previous_post_numbers; drop table post_mentions; drop table post_revisions;
      alter table threads drop constraint threads_answer; drop table posts;
    `);
  }
}
