import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateMembers1795300120000 implements MigrationInterface {
  name = 'CreateMembers1795300120000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table members (
        id uuid primary key,
        handle text not null,
        name text not null,
        email text,
        email_confirmed_at timestamptz(3),
        password_hash text,
        role text not null default 'member' check (role in ('member', 'moderator', 'marketer', 'admin')),
        trust_level smallint not null default 0 check (trust_level between 0 and 4),
        bio_markdown text not null default '',
        bio_html text not null default '',
        interests text[] not null default '{}',
        locale text not null default 'en' check (locale in ('en', 'fr')),
        time_zone text,
        theme text not null default 'system' check (theme in ('system', 'light', 'dark')),
        avatar_file_id uuid,
        thread_count integer not null default 0,
        post_count integer not null default 0,
        answer_count integer not null default 0,
        created_at timestamptz(3) not null default now(),
        last_seen_at timestamptz(3),
        erased_at timestamptz(3)
      );
      create unique index members_handle on members (lower(handle));
      create unique index members_email on members (lower(email));
      create index members_by_age on members (created_at desc, id desc);
      create index members_handle_prefix on members (lower(handle) text_pattern_ops);
      create index members_name_prefix on members (lower(name) text_pattern_ops);
      create index members_by_role on members (role, created_at desc, id desc) where role <> 'member';
      create table previous_handles (
        handle text primary key check (handle = lower(handle)),
        member_id uuid not null references members (id) on delete cascade,
        created_at timestamptz(3) not null default now()
      );
      create index previous_handles_by_member on previous_handles (member_id, created_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table previous_handles; drop table members;
    `);
  }
}
