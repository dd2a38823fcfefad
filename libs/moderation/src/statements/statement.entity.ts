import type { Locale } from '@parvis/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a member is told about: each of these is done to content or to him, never silently. */
export type Restriction = 'hide' | 'remove' | 'refuse' | 'lock' | 'silence' | 'suspend' | 'warn';
export const RESTRICTIONS: readonly Restriction[] = [
  'hide',
  'remove',
  'refuse',
  'lock',
  'silence',
  'suspend',
  'warn',
];
export type RestrictedKind = 'post' | 'thread' | 'held_post' | 'member';

/** How long a statement may be appealed against. */
export const APPEAL_MONTHS = 6;

/**
 * The statement of reasons that a restriction writes in its own transaction. What it says never
 * changes; only whether the restriction was lifted since.
 */
@Entity('statements')
export class Statement {
  @PrimaryColumn('uuid') id: string;
  /** What people call it; the database counts it up. */
  @Column({ type: 'bigint', insert: false, transformer: { from: Number, to: Number } })
  number: number;
  @Column('uuid') decisionId: string;
  /** To whom it is addressed. */
  @Column('uuid') memberId: string;
  @Column('text') restriction: Restriction;
  @Column('text') targetKind: RestrictedKind;
  @Column('uuid') targetId: string;
  @Column('uuid') clauseId: string;
  @Column('text') facts: string;
  /** Nobody had flagged it. */
  @Column('boolean') isOwnInitiative: boolean;
  /** A rule had found it. */
  @Column('boolean') isAutomatedDetection: boolean;
  @Column('boolean') isAutomatedDecision: boolean;
  @Column('text') language: Locale;
  @Column('text') title: string;
  /** Plain text, paragraphs parted by empty lines, in the member's language. */
  @Column('text') body: string;
  @Column({ type: 'timestamptz', precision: 3 }) startsAt: Date;
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) endsAt: Date | null;
  @Column({ type: 'timestamptz', precision: 3 }) appealUntil: Date;
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) liftedAt: Date | null;
  @Column('uuid', { nullable: true }) liftedByDecisionId: string | null;
  @Column({ type: 'timestamptz', precision: 3 }) createdAt: Date;
}
