import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateCharters1795400000000 implements MigrationInterface {
  name = 'CreateCharters1795400000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table charters (
        version integer primary key check (version > 0),
        published_at timestamptz(3) not null default now(),
        published_by_id uuid references members (id) on delete set null,
        change_note text not null default ''
      );
      create table clauses (
        id uuid primary key,
        charter_version integer not null references charters (version),
        code text not null check (code ~ '^[a-z][a-z0-9-]{0,39}$'),
        position integer not null,
        title_en text not null,
        title_fr text not null,
        body_en text not null,
        body_fr text not null,
        unique (charter_version, code),
        unique (charter_version, position)
      );
      insert into charters (version, change_note) values (1, 'The first charter.');
      insert into clauses (id, charter_version, code, position, title_en, title_fr, body_en, body_fr) values
        (gen_random_uuid(), 1, 'respect', 1, 'Respect each other', 'Se respecter',
          'No insults, threats, harassment or hatred, and no attack on a person for who they are.',
          'Ni insultes, ni menaces, ni harcèlement, ni haine, ni attaque contre une personne pour ce qu’elle est.'),
        (gen_random_uuid(), 1, 'advertising', 2, 'No advertising, no spam', 'Ni publicité, ni spam',
          'Do not promote goods, sites or services, and do not post the same thing again and again.',
          'Ne faites pas la promotion de produits, de sites ou de services, et ne publiez pas plusieurs fois la même chose.'),
        (gen_random_uuid(), 1, 'privacy', 3, 'Keep private matters private', 'Préserver la vie privée',
          'Do not publish another person’s address, telephone number, order or messages.',
          'Ne publiez ni l’adresse, ni le téléphone, ni la commande, ni les messages d’une autre personne.'),
        (gen_random_uuid(), 1, 'honesty', 4, 'Be honest', 'Être honnête',
          'Do not mislead, do not pretend to be someone else, say so when you have an interest.',
          'Ne trompez personne, ne vous faites pas passer pour quelqu’un d’autre, dites-le quand vous avez un intérêt.'),
        (gen_random_uuid(), 1, 'on-topic', 5, 'Stay on the subject', 'Rester dans le sujet',
          'Write where your words help; a thread is for its question.',
          'Écrivez là où vos mots sont utiles ; un fil est fait pour sa question.'),
        (gen_random_uuid(), 1, 'law', 6, 'Keep to the law', 'Respecter la loi',
          'Nothing that the law forbids: no illegal goods, no copied works, no call to violence.',
          'Rien de ce que la loi interdit : ni produits illégaux, ni œuvres copiées, ni appel à la violence.');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table clauses; drop table charters;
    `);
  }
}
