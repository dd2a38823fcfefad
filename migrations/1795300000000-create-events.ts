import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateEvents1795300000000 implements MigrationInterface {
  name = 'CreateEvents1795300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table events (
        id bigint generated always as identity primary key,
        name text not null,
        payload jsonb not null,
        actor_id uuid,
        occurred_at timestamptz(3) not null default now()
      );
      create index events_by_name on events (name, id);
      create index events_by_time on events (occurred_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table events;
    `);
  }
}
