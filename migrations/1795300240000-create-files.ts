import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateFiles1795300240000 implements MigrationInterface {
  name = 'CreateFiles1795300240000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table files (
        id uuid primary key,
        owner_id uuid references members (id) on delete set null,
        purpose text not null check (purpose in ('avatar', 'logo')),
        content_type text not null,
        byte_size integer not null,
        width integer,
        height integer,
        sha256 bytea not null,
        created_at timestamptz(3) not null default now()
      );
      create index files_by_owner on files (owner_id);
      alter table members add constraint members_avatar foreign key (avatar_file_id) references files (id) on delete set null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table members drop constraint members_avatar; drop table files;
    `);
  }
}
