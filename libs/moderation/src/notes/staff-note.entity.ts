import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Code points of a note at most. */
export const NOTE_MAX = 2_000;

/** What staff tell each other about a case or, when it stands on no case, about a member. */
@Entity('staff_notes')
export class StaffNote {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { nullable: true }) reviewableId: string | null;
  @Column('uuid', { nullable: true }) memberId: string | null;
  @Column('uuid', { nullable: true }) authorId: string | null;
  @Column('text') body: string;
  @Column({ type: 'timestamptz', precision: 3 }) createdAt: Date;
}
