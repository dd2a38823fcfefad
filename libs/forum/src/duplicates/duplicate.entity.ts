import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * A thread in a group of threads that ask the same. The original is a row too, which points at
 * itself; every other row points at it, never at another duplicate.
 */
@Entity('duplicates')
export class Duplicate {
  @PrimaryColumn('uuid') threadId: string;
  /** The original of the group. */
  @Column('uuid') ofId: string;
  /** The thread that was named when this one was marked; null of the original. */
  @Column('uuid', { nullable: true }) chosenId: string | null;
  @Column('uuid', { nullable: true }) markedById: string | null;
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) markedAt: Date | null;
}
