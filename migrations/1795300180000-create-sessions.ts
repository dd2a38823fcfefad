import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSessions1795300180000 implements MigrationInterface {
  name = 'CreateSessions1795300180000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table sessions (
        id uuid primary key,
        token_hash bytea not null unique,
        member_id uuid not null references members (id) on delete cascade,
        user_agent text not null default '',
        address inet,
        created_at timestamptz(3) not null default now(),
        last_used_at timestamptz(3) not null default now(),
        expires_at timestamptz(3) not null
      );
      create index sessions_by_member on sessions (member_id, last_used_at);
      create index sessions_by_expiry on sessions (expires_at);
      create table member_tokens (
        token_hash bytea primary key,
        member_id uuid not null references members (id) on delete cascade,
        purpose text not null check (purpose in ('confirm_email', 'reset_password')),
        email text not null,
        created_at timestamptz(3) not null default now(),
        expires_at timestamptz(3) not null,
        used_at timestamptz(3)
      );
      create index member_tokens_by_expiry on member_tokens (expires_at);
      create index member_tokens_by_member on member_tokens (member_id, purpose);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table member_tokens; drop table sessions;
    `);
  }
}
