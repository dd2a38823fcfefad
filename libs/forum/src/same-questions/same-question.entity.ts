import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A member who has the question of a thread as well. */
@Entity('same_questions')
export class SameQuestion {
  @PrimaryColumn('uuid') threadId: string;
  @PrimaryColumn('uuid') memberId: string;
  @Column({ type: 'timestamptz', precision: 3 }) createdAt: Date;
}
