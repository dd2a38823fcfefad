import type { MigrationInterface, QueryRunner } from 'typeorm';

const STANDING = 'withdrawn_at is null and removed_at is null and merged_into_id is null';
const WAITING = `kind = 'question' and state = 'open' and answer_post_id is null`;

/** The lists of questions that wait; a duplicate waits nowhere. */
const waitingLists = (condition: string) => `
  create index threads_unanswered on threads (created_at desc, id desc)
    where ${WAITING} and participant_count < 2 and ${condition}${STANDING};
  create index threads_unsolved on threads (last_post_at desc, id desc)
    where ${WAITING} and ${condition}${STANDING};
  create index threads_room_unanswered on threads (room_id, created_at desc, id desc)
    where ${WAITING} and participant_count < 2 and ${condition}${STANDING};
  create index threads_room_unsolved on threads (room_id, last_post_at desc, id desc)
    where ${WAITING} and ${condition}${STANDING};`;
const DROP_LISTS = `drop index threads_unanswered, threads_unsolved, threads_room_unanswered,
  threads_room_unsolved;`;

export class MarkDuplicates1795500120000 implements MigrationInterface {
  name = 'MarkDuplicates1795500120000';

  // `root_id` repeats `of_id`, so that a key can say: whoever is pointed at points at himself.
  // Hence no chains and no circles, whatever is written. `chosen_id` is what was meant when the
  // mark was made; `of_id` is where that leads now.
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table duplicates (
        thread_id uuid primary key references threads (id) on delete cascade,
        of_id uuid not null,
        root_id uuid not null generated always as (of_id) stored,
        chosen_id uuid references threads (id),
        marked_by_id uuid references members (id) on delete set null,
        marked_at timestamptz(3),
        unique (thread_id, of_id),
        foreign key (of_id, root_id) references duplicates (thread_id, of_id),
        check ((thread_id = of_id) = (chosen_id is null)),
        check ((chosen_id is null) = (marked_at is null)),
        check (chosen_id <> thread_id)
      );
      create index duplicates_by_original on duplicates (of_id);
      create index duplicates_by_choice on duplicates (chosen_id) where chosen_id is not null;
      create table duplicate_carries (
        of_id uuid not null references threads (id) on delete cascade,
        member_id uuid not null references members (id) on delete cascade,
        kind text not null check (kind in ('same_question', 'subscription')),
        level text,
        primary key (of_id, member_id, kind),
        check ((kind = 'subscription') = (level is not null))
      );
      create index duplicate_carries_by_member on duplicate_carries (member_id);
      alter table threads
        add column duplicate_of_id uuid,
        add column duplicate_count integer not null default 0,
        add check (duplicate_of_id <> id),
        add foreign key (id, duplicate_of_id) references duplicates (thread_id, of_id);
      create index threads_by_original on threads (duplicate_of_id, created_at desc, id desc)
        where duplicate_of_id is not null;
      ${DROP_LISTS}
      ${waitingLists('duplicate_of_id is null and ')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${DROP_LISTS}
      alter table threads drop column duplicate_of_id, drop column duplicate_count;
      drop table duplicate_carries; drop table duplicates;
      ${waitingLists('')}
    `);
  }
}
