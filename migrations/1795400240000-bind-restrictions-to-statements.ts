import type { MigrationInterface, QueryRunner } from 'typeorm';

export class BindRestrictionsToStatements1795400240000 implements MigrationInterface {
  name = 'BindRestrictionsToStatements1795400240000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table posts add column removal text check (removal in ('hidden', 'removed', 'imported'));
      alter table posts add column removal_statement_id uuid references statements (id);
      update posts set removal = 'imported' where removed_at is not null;
      alter table posts add constraint posts_removal_is_stated check (
        (removed_at is null) = (removal is null)
        and (coalesce(removal, 'imported') <> 'imported') = (removal_statement_id is not null));
      alter table posts drop column removed_by_id;
      alter table threads add column removal text check (removal in ('hidden', 'removed', 'imported'));
      alter table threads add column removal_statement_id uuid references statements (id);
      alter table threads add column lock_statement_id uuid references statements (id);
      alter table threads add column lock_is_imported boolean not null default false;
      update threads set removal = 'imported' where removed_at is not null;
      update threads set lock_is_imported = true where state = 'locked';
      alter table threads add constraint threads_removal_is_stated check (
        (removed_at is null) = (removal is null)
        and (coalesce(removal, 'imported') <> 'imported') = (removal_statement_id is not null));
      alter table threads add constraint threads_lock_is_stated check (
        state <> 'locked' or lock_is_imported or lock_statement_id is not null);
      alter table threads drop column removed_by_id;
      create table removed_answers (
        post_id uuid primary key references posts (id) on delete cascade,
        thread_id uuid not null references threads (id) on delete cascade,
        chosen_at timestamptz(3) not null,
        chosen_by_id uuid references members (id) on delete set null
      );
      alter table members add column silenced_until timestamptz(3);
      alter table members add column silence_id uuid references sanctions (id);
      alter table members add column suspended_until timestamptz(3);
      alter table members add column suspension_id uuid references sanctions (id);
      alter table members add constraint members_silence_is_stated check ((silenced_until is null) = (silence_id is null));
      alter table members add constraint members_suspension_is_stated check ((suspended_until is null) = (suspension_id is null));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table members drop constraint members_suspension_is_stated, drop constraint members_silence_is_stated;
      alter table members drop column suspension_id, drop column suspended_until, drop column silence_id, drop column silenced_until;
      drop table removed_answers;
      alter table threads add column removed_by_id uuid references members (id) on delete set null;
      alter table threads drop constraint threads_lock_is_stated, drop constraint threads_removal_is_stated;
      alter table threads drop column lock_is_imported, drop column lock_statement_id, drop column removal_statement_id, drop column removal;
      alter table posts add column removed_by_id uuid references members (id) on delete set null;
      alter table posts drop constraint posts_removal_is_stated;
      alter table posts drop column removal_statement_id, drop column removal;
    `);
  }
}
