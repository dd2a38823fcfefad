import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ThreadKind } from '../rooms/room.entity.js';

export type ThreadState = 'open' | 'locked' | 'archived';
export const THREAD_STATES: readonly ThreadState[] = ['open', 'locked', 'archived'];

/** Hidden until a moderator decides, removed for good, or removed before an import. */
export type Removal = 'hidden' | 'removed' | 'imported';

export const TITLE_MAX = 150;
/** Pinned threads of one room; more would be a second list above the list. */
export const PINNED_MAX = 10;

@Entity('threads')
export class Thread {
  @PrimaryColumn('uuid') id: string;
  /** What people see: `/t/1042`. The database counts it up. */
  @Column({ type: 'bigint', insert: false, transformer: { from: Number, to: Number } })
  number: number;
  @Column('uuid') roomId: string;
  @Column('uuid') authorId: string;
  @Column('text') kind: ThreadKind;
  @Column('text') title: string;
  @Column('text') slug: string;
  @Column('text') language: string;
  @Column('text') state: ThreadState;
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) pinnedAt: Date | null;
  @Column('uuid', { nullable: true }) answerPostId: string | null;
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) answerChosenAt: Date | null;
  @Column('uuid', { nullable: true }) answerChosenById: string | null;
  /** The highest post number ever claimed; numbers are never used twice. */
  @Column('int') lastNumber: number;
  /** Replies that are neither withdrawn nor removed. */
  @Column('int') replyCount: number;
  /** Authors of the posts that stand, the opener among them. */
  @Column('int') participantCount: number;
  @Column('int') voteScore: number;
  @Column('int') sameQuestionCount: number;
  @Column('int') viewCount: number;
  /** Replies that stand and that somebody verified. */
  @Column('int') verifiedAnswerCount: number;
  /** The same, and those that a verified expert of its room or tags wrote. */
  @Column('int') expertAnswerCount: number;
  @Column('float8') hotScore: number;
  @Column('float8') topScore: number;
  @Column({ type: 'timestamptz', precision: 3 }) lastPostAt: Date;
  @Column('uuid', { nullable: true }) lastPosterId: string | null;
  @Column({ type: 'timestamptz', precision: 3 }) createdAt: Date;
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) withdrawnAt: Date | null;
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) removedAt: Date | null;
  /** Set together with `removedAt`. */
  @Column('text', { nullable: true }) removal: Removal | null;
  @Column('uuid', { nullable: true }) removalStatementId: string | null;
  /** What its author was told when it was locked; one that came locked by an import has none. */
  @Column('uuid', { nullable: true }) lockStatementId: string | null;
  @Column('boolean') lockIsImported: boolean;
  @Column('uuid', { nullable: true }) mergedIntoId: string | null;
  /** The question that this one repeats; it stands, and whoever sees this one sees it. */
  @Column('uuid', { nullable: true }) duplicateOfId: string | null;
  /** Threads whose `duplicateOfId` is this one, in whatever room. */
  @Column('int') duplicateCount: number;

  get isPinned(): boolean {
    return this.pinnedAt !== null;
  }

  get isSolved(): boolean {
    return this.answerPostId !== null;
  }
}

/** Neither withdrawn, removed nor merged away: what everyone who sees the room may read. */
export const isStanding = (
  thread: Pick<Thread, 'withdrawnAt' | 'removedAt' | 'mergedIntoId'>,
): boolean => !thread.withdrawnAt && !thread.removedAt && !thread.mergedIntoId;
