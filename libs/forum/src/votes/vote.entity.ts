import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 1 for up, -1 for down; 0 takes a vote back and is never stored. */
export type VoteValue = 1 | -1;

@Entity('votes')
export class Vote {
  @PrimaryColumn('uuid') postId: string;
  @PrimaryColumn('uuid') memberId: string;
  @Column('smallint') value: VoteValue;
  @Column({ type: 'timestamptz', precision: 3 }) createdAt: Date;
}
