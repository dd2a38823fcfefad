import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSubscriptions1795300660000 implements MigrationInterface {
  name = 'CreateSubscriptions1795300660000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table subscriptions (
        id uuid primary key,
        member_id uuid not null references members (id) on delete cascade,
        room_id uuid references rooms (id) on delete cascade,
        thread_id uuid references threads (id) on delete cascade,
        tag_id uuid references tags (id) on delete cascade,
        followed_member_id uuid references members (id) on delete cascade,
        level text not null check (level in ('watching', 'tracking', 'normal', 'muted')),
        created_at timestamptz(3) not null default now(),
        check (num_nonnulls(room_id, thread_id, tag_id, followed_member_id) = 1),
        unique (member_id, room_id),
        unique (member_id, thread_id),
        unique (member_id, tag_id),
        unique (member_id, followed_member_id)
      );
      create index subscriptions_by_tag on subscriptions (tag_id) where tag_id is not null;
      create index subscriptions_by_room on subscriptions (room_id) where room_id is not null;
      create index subscriptions_by_thread on subscriptions (thread_id) where thread_id is not null;
      create index subscriptions_by_followed_member on subscriptions (followed_member_id) where followed_member_id is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table subscriptions;
    `);
  }
}
