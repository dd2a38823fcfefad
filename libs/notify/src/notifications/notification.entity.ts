import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a notification points to; its id is the row's `subjectId`. */
export type SubjectKind =
  | 'statement'
  | 'flag'
  | 'held_post'
  | 'appeal'
  | 'reviewable'
  | 'staff_note'
  | 'thread'
  | 'post'
  | 'expert_verification';

/**
 * Every reason to tell a member something, and what it points to. A new kind is a line here, a
 * handler that writes it, and, for a new subject, a line in the visibility.
 */
export const SUBJECT_OF = {
  statement_issued: 'statement',
  statement_lifted: 'statement',
  flag_settled: 'flag',
  held_post_published: 'held_post',
  held_post_refused: 'statement',
  appeal_replied: 'appeal',
  appeal_decided: 'appeal',
  appeal_opened: 'appeal',
  reviewable_escalated: 'reviewable',
  staff_note_mention: 'staff_note',
  marked_duplicate: 'thread',
  question_routed: 'thread',
  answer_verified: 'post',
  expert_verified: 'expert_verification',
} as const satisfies Record<string, SubjectKind>;

export type NotificationKind = keyof typeof SUBJECT_OF;
export const NOTIFICATION_KINDS = Object.keys(SUBJECT_OF) as NotificationKind[];

/** Read ones are kept this long. */
export const KEPT_READ_DAYS = 90;

/** That something happened which concerns a member: ids alone, the words are found when it is read. */
@Entity('notifications')
export class Notification {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') memberId: string;
  @Column('text') kind: NotificationKind;
  @Column('text') subjectKind: SubjectKind;
  @Column('uuid') subjectId: string;
  /** The event it tells of: one notification of a kind for each member and event. */
  @Column('bigint') eventId: string;
  @Column({ type: 'timestamptz', precision: 3 }) createdAt: Date;
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) readAt: Date | null;
}
