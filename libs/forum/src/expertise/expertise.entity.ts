import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * What the answers of a member were worth to readers, in a tag, in a room, or overall (neither is
 * set). Tags and overall are computed from public rooms alone.
 */
@Entity('expertise')
export class Expertise {
  @PrimaryColumn('uuid') memberId: string;
  @Column('uuid', { nullable: true }) tagId: string | null;
  @Column('uuid', { nullable: true }) roomId: string | null;
  /** Standing replies of his to standing questions of others. */
  @Column('int') answers: number;
  @Column('int') accepted: number;
  @Column('int') verified: number;
  @Column('int') upVotes: number;
  @Column('int') downVotes: number;
  /** Judgements in his favour, and all of them, each weighted by its age on the day `asOf`. */
  @Column('float8') successes: number;
  @Column('float8') trials: number;
  /** Lower bound of the Wilson interval of successes / trials, 0 to 1. */
  @Column('float8') score: number;
  @Column('date') asOf: string;
}

/** Members whose answers were judged, or moved, since their expertise was computed. */
@Entity('stale_expertise')
export class StaleExpertise {
  @PrimaryColumn('uuid') memberId: string;
  @Column({ type: 'timestamptz', precision: 3 }) since: Date;
}
