import { Column, Entity, PrimaryColumn } from 'typeorm';

export const CLAUSES_MAX = 40;
export const CLAUSE_TITLE_MAX = 80;
export const CLAUSE_BODY_MAX = 1_000;
export const CHANGE_NOTE_MAX = 500;
export const CLAUSE_CODE = /^[a-z][a-z0-9-]{0,39}$/;

/** The rules of the community at a time; published versions never change. */
@Entity('charters')
export class Charter {
  @PrimaryColumn('int') version: number;
  @Column({ type: 'timestamptz', precision: 3 }) publishedAt: Date;
  @Column('uuid', { nullable: true }) publishedById: string | null;
  @Column('text') changeNote: string;
}

/** One rule of a version; its code says across versions that it is the same rule. */
@Entity('clauses')
export class Clause {
  @PrimaryColumn('uuid') id: string;
  @Column('int') charterVersion: number;
  @Column('text') code: string;
  @Column('int') position: number;
  @Column('text') titleEn: string;
  @Column('text') titleFr: string;
  @Column('text') bodyEn: string;
  @Column('text') bodyFr: string;
}
