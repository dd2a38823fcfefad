import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateDecisions1795400180000 implements MigrationInterface {
  name = 'CreateDecisions1795400180000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table decisions (
        id uuid primary key,
        reviewable_id uuid not null references reviewables (id),
        verb text not null check (verb in ('act', 'leave', 'escalate', 'reverse')),
        actions jsonb not null default '[]',
        clause_id uuid references clauses (id),
        facts text not null default '',
        decided_by_id uuid references members (id) on delete set null,
        is_automated boolean not null default false,
        content_hash text not null,
        state text not null default 'waiting' check (state in ('waiting', 'executed', 'undone', 'void')),
        void_reason text,
        reverses_id uuid references decisions (id),
        batch_id uuid,
        opened_at timestamptz(3) not null,
        decided_at timestamptz(3) not null default now(),
        execute_after timestamptz(3) not null,
        settled_at timestamptz(3),
        check ((state = 'waiting') = (settled_at is null)),
        check (is_automated or decided_by_id is not null or state <> 'waiting')
      );
      create unique index decisions_waiting on decisions (reviewable_id) where state = 'waiting';
      create index decisions_due on decisions (execute_after) where state = 'waiting';
      create index decisions_by_reviewable on decisions (reviewable_id, decided_at);
      create index decisions_by_decider on decisions (decided_by_id, decided_at desc);
      create index decisions_by_time on decisions (decided_at);
      create unique index decisions_reversing on decisions (reverses_id) where reverses_id is not null and state in ('waiting', 'executed');
      create table statements (
        id uuid primary key,
        number bigint generated always as identity unique,
        decision_id uuid not null references decisions (id),
        member_id uuid not null references members (id) on delete cascade,
        restriction text not null check (restriction in ('hide', 'remove', 'refuse', 'lock', 'silence', 'suspend', 'warn')),
        target_kind text not null check (target_kind in ('post', 'thread', 'held_post', 'member')),
        target_id uuid not null,
        clause_id uuid not null references clauses (id),
        facts text not null,
        is_own_initiative boolean not null,
        is_automated_detection boolean not null,
        is_automated_decision boolean not null,
        language text not null,
        title text not null,
        body text not null,
        starts_at timestamptz(3) not null,
        ends_at timestamptz(3),
        appeal_until timestamptz(3) not null,
        lifted_at timestamptz(3),
        lifted_by_decision_id uuid references decisions (id),
        created_at timestamptz(3) not null default now(),
        check ((lifted_at is null) = (lifted_by_decision_id is null))
      );
      create index statements_by_member on statements (member_id, created_at desc, id desc);
      create index statements_by_decision on statements (decision_id);
      create index statements_by_target on statements (target_kind, target_id);
      create table sanctions (
        id uuid primary key,
        member_id uuid not null references members (id) on delete cascade,
        kind text not null check (kind in ('warning', 'silence', 'suspension')),
        statement_id uuid not null unique references statements (id),
        starts_at timestamptz(3) not null,
        ends_at timestamptz(3),
        lifted_at timestamptz(3),
        check ((kind = 'warning') = (ends_at is null))
      );
      create index sanctions_by_member on sanctions (member_id, starts_at desc);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table sanctions; drop table statements; drop table decisions;
    `);
  }
}
