import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateFlags1795400120000 implements MigrationInterface {
  name = 'CreateFlags1795400120000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table flag_reasons (
        id uuid primary key,
        code text not null unique check (code ~ '^[a-z][a-z0-9-]{0,39}$'),
        position integer not null,
        name_en text not null,
        name_fr text not null,
        help_en text not null default '',
        help_fr text not null default '',
        clause_code text not null,
        roles text[] not null default '{member,moderator,marketer,admin}',
        min_trust_level smallint not null default 0 check (min_trust_level between 0 and 4),
        bonus double precision not null default 0,
        needs_note boolean not null default false,
        is_system boolean not null default false,
        archived_at timestamptz(3)
      );
      insert into flag_reasons (id, code, position, name_en, name_fr, help_en, help_fr, clause_code, bonus, needs_note, is_system) values
        (gen_random_uuid(), 'spam', 1, 'Spam', 'Spam', 'Advertising, or the same thing again and again.', 'De la publicité, ou plusieurs fois la même chose.', 'advertising', 0, false, false),
        (gen_random_uuid(), 'abuse', 2, 'Insult or hatred', 'Insulte ou haine', 'An attack on a person or a group.', 'Une attaque contre une personne ou un groupe.', 'respect', 1, false, false),
        (gen_random_uuid(), 'private', 3, 'Private data', 'Données privées', 'Somebody’s address, telephone or messages.', 'L’adresse, le téléphone ou les messages de quelqu’un.', 'privacy', 1, false, false),
        (gen_random_uuid(), 'illegal', 4, 'Illegal', 'Illégal', 'Something the law forbids; say what.', 'Quelque chose que la loi interdit ; dites quoi.', 'law', 2, true, false),
        (gen_random_uuid(), 'off-topic', 5, 'Off the subject', 'Hors sujet', 'It does not belong in this thread.', 'Cela n’a pas sa place dans ce fil.', 'on-topic', 0, false, false),
        (gen_random_uuid(), 'other', 6, 'Something else', 'Autre chose', 'Say what a moderator should know.', 'Dites ce qu’un modérateur doit savoir.', 'respect', 0, true, false),
        (gen_random_uuid(), 'watched-word', 7, 'Watched word', 'Mot surveillé', '', '', 'respect', 0, false, true),
        (gen_random_uuid(), 'held', 8, 'Held before publishing', 'Retenu avant publication', '', '', 'respect', 0, false, true),
        (gen_random_uuid(), 'new-member', 9, 'New member', 'Nouveau membre', '', '', 'honesty', 0, false, true),
        (gen_random_uuid(), 'surge', 10, 'Surge', 'Afflux', '', '', 'on-topic', 0, false, true),
        (gen_random_uuid(), 'staff', 11, 'Opened by staff', 'Ouvert par l’équipe', '', '', 'respect', 0, false, true),
        (gen_random_uuid(), 'appeal', 12, 'Appeal', 'Recours', '', '', 'respect', 0, false, true);
      create table flags (
        id uuid primary key,
        reviewable_id uuid not null references reviewables (id) on delete cascade,
        reason_id uuid not null references flag_reasons (id),
        flagger_id uuid references members (id) on delete set null,
        source text not null check (source in ('member', 'staff', 'rule', 'author')),
        note text not null default '',
        content_hash text not null,
        base_score double precision not null,
        trust_score double precision not null,
        record_score double precision not null,
        reason_score double precision not null,
        score double precision not null,
        state text not null default 'pending' check (state in ('pending', 'agreed', 'disagreed', 'ignored')),
        created_at timestamptz(3) not null default now(),
        decided_at timestamptz(3)
      );
      create unique index flags_pending on flags (reviewable_id, flagger_id, reason_id) where state = 'pending' and flagger_id is not null;
      create index flags_by_reason on flags (reason_id, reviewable_id) where state in ('pending', 'agreed');
      create index flags_by_reviewable on flags (reviewable_id, created_at);
      create index flags_by_time on flags (created_at);
      create index flags_by_decision on flags (decided_at) where decided_at is not null;
      create index flags_by_flagger on flags (flagger_id, created_at desc) where flagger_id is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table flags; drop table flag_reasons;
    `);
  }
}
