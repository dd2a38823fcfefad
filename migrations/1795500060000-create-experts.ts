import type { MigrationInterface, QueryRunner } from 'typeorm';

const STANDING = 'withdrawn_at is null and removed_at is null and merged_into_id is null';

export class CreateExperts1795500060000 implements MigrationInterface {
  name = 'CreateExperts1795500060000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table expertise (
        member_id uuid not null references members (id) on delete cascade,
        tag_id uuid references tags (id) on delete cascade,
        room_id uuid references rooms (id) on delete cascade,
        answers integer not null,
        accepted integer not null,
        verified integer not null,
        up_votes integer not null,
        down_votes integer not null,
        successes double precision not null,
        trials double precision not null,
        score double precision not null check (score between 0 and 1),
        as_of date not null,
        check (num_nonnulls(tag_id, room_id) <= 1),
        unique nulls not distinct (member_id, tag_id, room_id)
      );
      create index expertise_by_tag on expertise (tag_id, score desc, member_id desc)
        where tag_id is not null;
      create index expertise_by_room on expertise (room_id, score desc, member_id desc)
        where room_id is not null;
      create index expertise_overall on expertise (score desc, member_id desc)
        where tag_id is null and room_id is null;
      create index expertise_by_member on expertise (member_id, score desc);
      create index expertise_by_age on expertise (as_of, member_id) where trials > 0;

      create table stale_expertise (
        member_id uuid primary key references members (id) on delete cascade,
        since timestamptz(3) not null default now()
      );

      create table expert_verifications (
        id uuid primary key,
        member_id uuid not null references members (id) on delete cascade,
        tag_id uuid references tags (id) on delete cascade,
        room_id uuid references rooms (id) on delete cascade,
        verified_by_id uuid references members (id) on delete set null,
        note text not null default '',
        created_at timestamptz(3) not null default now(),
        until timestamptz(3) not null,
        ended_at timestamptz(3),
        ended_by_id uuid references members (id) on delete set null,
        check (num_nonnulls(tag_id, room_id) = 1),
        check (until > created_at)
      );
      create unique index expert_verifications_open
        on expert_verifications (member_id, tag_id, room_id) nulls not distinct
        where ended_at is null;
      create index expert_verifications_by_member on expert_verifications (member_id, created_at);
      create index expert_verifications_by_tag on expert_verifications (tag_id, until)
        where ended_at is null and tag_id is not null;
      create index expert_verifications_by_room on expert_verifications (room_id, until)
        where ended_at is null and room_id is not null;
      create index expert_verifications_by_age on expert_verifications (created_at desc, id desc);

      create table answer_verifications (
        post_id uuid not null references posts (id) on delete cascade,
        member_id uuid not null references members (id) on delete cascade,
        label text not null check (label in ('staff', 'expert')),
        tag_id uuid references tags (id) on delete set null,
        room_id uuid references rooms (id) on delete set null,
        created_at timestamptz(3) not null default now(),
        primary key (post_id, member_id)
      );
      create index answer_verifications_by_member on answer_verifications (member_id, created_at);

      alter table threads
        add column verified_answer_count integer not null default 0,
        add column expert_answer_count integer not null default 0;
      create index threads_expert_activity on threads (last_post_at desc, id desc)
        where expert_answer_count > 0 and ${STANDING};
      create index threads_expert_creation on threads (created_at desc, id desc)
        where expert_answer_count > 0 and ${STANDING};
      create index threads_expert_hot on threads (hot_score desc, last_post_at desc, id desc)
        where expert_answer_count > 0 and ${STANDING};
      create index threads_expert_top on threads (top_score desc, id desc)
        where expert_answer_count > 0 and ${STANDING};
      create index threads_expert_room_activity on threads (room_id, last_post_at desc, id desc)
        where expert_answer_count > 0 and ${STANDING};

      create table routed_questions (
        id uuid primary key,
        thread_id uuid not null references threads (id) on delete cascade,
        member_id uuid not null references members (id) on delete cascade,
        tag_id uuid references tags (id) on delete set null,
        score double precision not null,
        state text not null default 'offered'
          check (state in ('offered', 'declined', 'answered', 'expired')),
        created_at timestamptz(3) not null,
        settled_at timestamptz(3),
        unique (thread_id, member_id),
        check ((state = 'offered') = (settled_at is null))
      );
      create index routed_questions_by_member
        on routed_questions (member_id, created_at desc, id desc);

      alter table members
        add column accepts_routed_questions boolean not null default true;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table members drop column accepts_routed_questions;
      drop table routed_questions;
      drop index threads_expert_activity, threads_expert_creation, threads_expert_hot,
        threads_expert_top, threads_expert_room_activity;
      alter table threads drop column verified_answer_count, drop column expert_answer_count;
      drop table answer_verifications;
      drop table expert_verifications;
      drop table stale_expertise;
      drop table expertise;
    `);
  }
}
