import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateMemberDays1795400420000 implements MigrationInterface {
  name = 'CreateMemberDays1795400420000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table member_days (
        member_id uuid not null references members (id) on delete cascade,
        day date not null,
        threads_read integer not null default 0,
        primary key (member_id, day)
      );
      alter table members add column trust_is_fixed boolean not null default false;
      alter table members add column trust_changed_at timestamptz(3);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table members drop column trust_changed_at, drop column trust_is_fixed;
      drop table member_days;
    `);
  }
}
