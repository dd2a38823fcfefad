import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAppeals1795400300000 implements MigrationInterface {
  name = 'CreateAppeals1795400300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table appeals (
        id uuid primary key,
        statement_id uuid not null unique references statements (id),
        member_id uuid not null references members (id) on delete cascade,
        state text not null default 'open' check (state in ('open', 'granted', 'rejected')),
        decision_id uuid references decisions (id),
        opened_at timestamptz(3) not null default now(),
        decided_at timestamptz(3),
        check ((state = 'open') = (decided_at is null))
      );
      create index appeals_by_member on appeals (member_id, opened_at desc);
      create table appeal_messages (
        id uuid primary key,
        appeal_id uuid not null references appeals (id) on delete cascade,
        author_id uuid references members (id) on delete set null,
        is_staff boolean not null,
        body text not null,
        created_at timestamptz(3) not null default now()
      );
      create index appeal_messages_by_appeal on appeal_messages (appeal_id, created_at, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table appeal_messages; drop table appeals;
    `);
  }
}
