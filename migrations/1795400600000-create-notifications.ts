import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateNotifications1795400600000 implements MigrationInterface {
  name = 'CreateNotifications1795400600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table notifications (
        id uuid primary key,
        member_id uuid not null references members (id) on delete cascade,
        kind text not null,
        subject_kind text not null,
        subject_id uuid not null,
        event_id bigint not null,
        facts jsonb not null default '{}',
        created_at timestamptz(3) not null default now(),
        read_at timestamptz(3),
        unique (member_id, kind, event_id)
      );
      create index notifications_by_member on notifications (member_id, created_at desc, id desc);
      create index notifications_unread on notifications (member_id) where read_at is null;
      create index notifications_by_reading on notifications (read_at) where read_at is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table notifications;
    `);
  }
}
