import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateStaffNotes1795400480000 implements MigrationInterface {
  name = 'CreateStaffNotes1795400480000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table staff_notes (
        id uuid primary key,
        reviewable_id uuid references reviewables (id) on delete cascade,
        member_id uuid references members (id) on delete cascade,
        author_id uuid references members (id) on delete set null,
        body text not null,
        created_at timestamptz(3) not null default now(),
        check (num_nonnulls(reviewable_id, member_id) = 1)
      );
      create index staff_notes_by_reviewable on staff_notes (reviewable_id, created_at, id) where reviewable_id is not null;
      create index staff_notes_by_member on staff_notes (member_id, created_at, id) where member_id is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table staff_notes;
    `);
  }
}
