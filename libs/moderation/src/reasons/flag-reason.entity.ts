import type { Role } from '@parvis/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export const REASON_NAME_MAX = 60;
export const REASON_HELP_MAX = 300;
/** What a reason may add to the score of a flag. */
export const REASON_BONUS_MAX = 10;
/** Reasons that are not archived; more would be a questionnaire. */
export const REASONS_MAX = 30;
export const REASON_CODE = /^[a-z][a-z0-9-]{0,39}$/;

/** Why something comes before staff; rules use the system's, members choose among the others. */
@Entity('flag_reasons')
export class FlagReason {
  @PrimaryColumn('uuid') id: string;
  /** Never changes: flags, settings and statements speak of it. */
  @Column('text') code: string;
  @Column('int') position: number;
  @Column('text') nameEn: string;
  @Column('text') nameFr: string;
  @Column('text') helpEn: string;
  @Column('text') helpFr: string;
  /** The clause of the charter that a decision on such a flag is likely to name. */
  @Column('text') clauseCode: string;
  @Column('text', { array: true }) roles: Role[];
  @Column('smallint') minTrustLevel: number;
  /** Added to the score of each flag of this reason; two decimals. */
  @Column('float8') bonus: number;
  @Column('boolean') needsNote: boolean;
  /** Raised by rules and staff alone; cannot be archived. */
  @Column('boolean') isSystem: boolean;
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) archivedAt: Date | null;
}
