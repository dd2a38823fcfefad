import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSettings1795300060000 implements MigrationInterface {
  name = 'CreateSettings1795300060000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table settings (
        key text primary key,
        value jsonb not null,
        updated_at timestamptz(3) not null default now(),
        updated_by_id uuid
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table settings;
    `);
  }
}
