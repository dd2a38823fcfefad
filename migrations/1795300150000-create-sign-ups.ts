import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSignUps1795300150000 implements MigrationInterface {
  name = 'CreateSignUps1795300150000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table sign_ups (
        id uuid primary key,
        token_hash bytea not null unique,
        email text not null,
        handle text not null,
        name text not null,
        password_hash text not null,
        locale text not null check (locale in ('en', 'fr')),
        created_at timestamptz(3) not null default now(),
        expires_at timestamptz(3) not null
      );
      create unique index sign_ups_handle on sign_ups (lower(handle));
      create index sign_ups_by_email on sign_ups (lower(email), created_at);
      create index sign_ups_by_expiry on sign_ups (expires_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table sign_ups;
    `);
  }
}
