import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Offered until he declines, answers, or the question needs him no more. */
export type RoutedQuestionState = 'offered' | 'declined' | 'answered' | 'expired';
export const ROUTED_QUESTION_STATES: readonly RoutedQuestionState[] = [
  'offered',
  'declined',
  'answered',
  'expired',
];

/** Experts who were not here for so long are offered nothing. */
export const ACTIVE_DAYS = 30;

/** That an unanswered question was offered to an expert; once, whatever he says. */
@Entity('routed_questions')
export class RoutedQuestion {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') threadId: string;
  @Column('uuid') memberId: string;
  /** Why he: the tag he knows most of; null when it is the room. */
  @Column('uuid', { nullable: true }) tagId: string | null;
  /** His score in it then. */
  @Column('float8') score: number;
  @Column('text') state: RoutedQuestionState;
  @Column({ type: 'timestamptz', precision: 3 }) createdAt: Date;
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) settledAt: Date | null;
}
