import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateIdempotencyKeys1795300300000 implements MigrationInterface {
  name = 'CreateIdempotencyKeys1795300300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table idempotency_keys (
        member_id uuid not null references members (id) on delete cascade,
        key text not null,
        operation text not null,
        subject_id uuid not null,
        created_at timestamptz(3) not null default now(),
        primary key (member_id, key)
      );
      create index idempotency_keys_by_age on idempotency_keys (created_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table idempotency_keys;
    `);
  }
}
