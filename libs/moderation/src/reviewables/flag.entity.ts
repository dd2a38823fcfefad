import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who raised it: a member, staff on their own initiative, a rule, or the author who appeals. */
export type FlagSource = 'member' | 'staff' | 'rule' | 'author';
export const FLAG_SOURCES: readonly FlagSource[] = ['member', 'staff', 'rule', 'author'];
export type FlagState = 'pending' | 'agreed' | 'disagreed' | 'ignored';
export const FLAG_STATES: readonly FlagState[] = ['pending', 'agreed', 'disagreed', 'ignored'];
/** What a decision makes of the flags; gone targets leave them ignored. */
export type FlagOutcome = Exclude<FlagState, 'pending'>;

export const FLAG_NOTE_MAX = 500;

/** One report of one reviewable, with the score it had when it was raised and its parts. */
@Entity('flags')
export class Flag {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') reviewableId: string;
  @Column('uuid') reasonId: string;
  /** Null when a rule raised it. */
  @Column('uuid', { nullable: true }) flaggerId: string | null;
  @Column('text') source: FlagSource;
  @Column('text') note: string;
  /** The text that was flagged. */
  @Column('text') contentHash: string;
  @Column('float8') baseScore: number;
  @Column('float8') trustScore: number;
  @Column('float8') recordScore: number;
  @Column('float8') reasonScore: number;
  @Column('float8') score: number;
  @Column('text') state: FlagState;
  @Column({ type: 'timestamptz', precision: 3 }) createdAt: Date;
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) decidedAt: Date | null;
}
