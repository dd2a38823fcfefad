import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateHeldPosts1795400360000 implements MigrationInterface {
  name = 'CreateHeldPosts1795400360000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table held_posts (
        id uuid primary key,
        kind text not null check (kind in ('thread', 'reply', 'edit')),
        author_id uuid not null references members (id) on delete cascade,
        room_id uuid not null references rooms (id) on delete cascade,
        thread_id uuid references threads (id) on delete cascade,
        post_id uuid references posts (id) on delete cascade,
        reply_to_id uuid references posts (id) on delete set null,
        thread_kind text,
        title text,
        language text,
        tags text[] not null default '{}',
        body_markdown text not null,
        body_html text not null,
        body_text text not null,
        mentioned_ids uuid[] not null default '{}',
        reason text not null default '',
        hits jsonb not null,
        state text not null default 'held' check (state in ('held', 'published', 'refused', 'withdrawn')),
        published_post_id uuid references posts (id) on delete set null,
        created_at timestamptz(3) not null default now(),
        settled_at timestamptz(3),
        check ((kind = 'thread') = (thread_id is null)),
        check ((kind = 'edit') = (post_id is not null)),
        check ((state = 'held') = (settled_at is null))
      );
      create index held_posts_by_author on held_posts (author_id, created_at desc, id desc);
      create index held_posts_by_thread on held_posts (thread_id) where thread_id is not null;
      create unique index held_edits on held_posts (post_id) where kind = 'edit' and state = 'held';
      alter table rooms add column hold_threads boolean not null default false;
      alter table rooms add column hold_replies boolean not null default false;
      create table watched_words (
        id uuid primary key,
        pattern text not null,
        form text not null check (form in ('literal', 'wildcard', 'regex')),
        action text not null check (action in ('block', 'censor', 'hold', 'flag', 'tag', 'replace', 'link', 'silence')),
        replacement text not null default '',
        language text,
        is_case_sensitive boolean not null default false,
        created_by_id uuid references members (id) on delete set null,
        created_at timestamptz(3) not null default now(),
        unique nulls not distinct (pattern, form, action, language, is_case_sensitive)
      );
      create index watched_words_by_action on watched_words (action, pattern, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table rooms drop column hold_replies, drop column hold_threads;
      drop table watched_words; drop table held_posts;
    `);
  }
}
