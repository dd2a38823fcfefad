import { Column, Entity, PrimaryColumn } from 'typeorm';

/** As whom somebody verified an answer; it stays so when he is no expert any more. */
export type VerifierLabel = 'staff' | 'expert';
export const VERIFIER_LABELS: readonly VerifierLabel[] = ['staff', 'expert'];

/** That an expert, or staff, says that an answer is right. */
@Entity('answer_verifications')
export class AnswerVerification {
  @PrimaryColumn('uuid') postId: string;
  @PrimaryColumn('uuid') memberId: string;
  @Column('text') label: VerifierLabel;
  /** What the expert was verified in; both null of staff. */
  @Column('uuid', { nullable: true }) tagId: string | null;
  @Column('uuid', { nullable: true }) roomId: string | null;
  @Column({ type: 'timestamptz', precision: 3 }) createdAt: Date;
}
