import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAuditEntries1795400540000 implements MigrationInterface {
  name = 'CreateAuditEntries1795400540000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table audit_entries (
        id bigint primary key,
        at timestamptz(3) not null,
        actor_id uuid,
        actor_handle text,
        actor_role text,
        action text not null,
        subject_kind text not null,
        subject_id text not null,
        room_id uuid,
        reason text not null default '',
        details jsonb not null default '{}',
        previous_hash text not null,
        hash text not null
      );
      create index audit_entries_by_actor on audit_entries (actor_id, id desc);
      create index audit_entries_by_action on audit_entries (action, id desc);
      create index audit_entries_by_subject on audit_entries (subject_kind, subject_id, id desc);
      create index audit_entries_by_time on audit_entries (at, id);
      create table audit_heads (
        id boolean primary key default true check (id),
        last_id bigint not null,
        hash text not null
      );
      insert into audit_heads (last_id, hash) values (0, '');
      create function refuse_audit_change() returns trigger language plpgsql as $$
      begin
        raise exception 'the audit log is append-only';
      end $$;
      create trigger audit_entries_append_only before update or delete on audit_entries
        for each row execute function refuse_audit_change();
      create trigger audit_entries_not_emptied before truncate on audit_entries
        for each statement execute function refuse_audit_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table audit_heads; drop table audit_entries; drop function refuse_audit_change();
    `);
  }
}
