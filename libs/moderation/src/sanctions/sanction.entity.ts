import { Column, Entity, PrimaryColumn } from 'typeorm';

export type SanctionKind = 'warning' | 'silence' | 'suspension';
export const SANCTION_KINDS: readonly SanctionKind[] = ['warning', 'silence', 'suspension'];

/** The steps of a silence or suspension, in hours: a day, three, a week, thirty days. */
export const SANCTION_HOURS: readonly number[] = [24, 72, 168, 720];

/** What was done to a member, until when, under which statement. */
@Entity('sanctions')
export class Sanction {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') memberId: string;
  @Column('text') kind: SanctionKind;
  @Column('uuid') statementId: string;
  @Column({ type: 'timestamptz', precision: 3 }) startsAt: Date;
  /** Null of a warning alone. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) endsAt: Date | null;
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) liftedAt: Date | null;
}
