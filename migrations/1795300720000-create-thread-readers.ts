import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateThreadReaders1795300720000 implements MigrationInterface {
  name = 'CreateThreadReaders1795300720000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table reader_salts (
        day date primary key,
        salt bytea not null
      );
      create table thread_readers (
        thread_id uuid not null references threads (id) on delete cascade,
        day date not null,
        reader bytea not null,
        primary key (thread_id, day, reader)
      );
      create index thread_readers_by_day on thread_readers (day);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table thread_readers; drop table reader_salts;
    `);
  }
}
