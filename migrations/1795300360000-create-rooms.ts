import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateRooms1795300360000 implements MigrationInterface {
  name = 'CreateRooms1795300360000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table rooms (
        id uuid primary key,
        slug text not null unique,
        name text not null,
        description text not null default '',
        colour text not null default '#5b6cff' check (colour ~ '^#[0-9a-f]{6}$'),
        position integer not null default 0,
        parent_id uuid references rooms (id),
        kinds text[] not null default '{question,discussion}',
        visibility text not null default 'public' check (visibility in ('public', 'members', 'private')),
        thread_posting text not null default 'members' check (thread_posting in ('members', 'room_members', 'staff')),
        reply_posting text not null default 'members' check (reply_posting in ('members', 'room_members', 'staff')),
        thread_count integer not null default 0,
        post_count integer not null default 0,
        month_post_count integer not null default 0,
        last_post_at timestamptz(3),
        created_at timestamptz(3) not null default now(),
        archived_at timestamptz(3),
        check (parent_id <> id),
        check (kinds <@ array['question', 'discussion', 'idea', 'article'] and cardinality(kinds) > 0)
      );
      create index rooms_by_parent on rooms (parent_id, position);
      create table room_members (
        room_id uuid not null references rooms (id) on delete cascade,
        member_id uuid not null references members (id) on delete cascade,
        role text not null default 'member' check (role in ('member', 'moderator')),
        added_by_id uuid references members (id) on delete set null,
        created_at timestamptz(3) not null default now(),
        primary key (room_id, member_id)
      );
      create index room_members_by_member on room_members (member_id);
      create table previous_room_slugs (
        slug text primary key,
        room_id uuid not null references rooms (id) on delete cascade,
        created_at timestamptz(3) not null default now()
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table previous_room_slugs; drop table room_members; drop table rooms;
    `);
  }
}
