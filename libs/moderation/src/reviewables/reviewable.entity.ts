import { Column, Entity, PrimaryColumn } from 'typeorm';

export type ReviewableKind = 'post' | 'held_post' | 'member' | 'appeal';
export const REVIEWABLE_KINDS: readonly ReviewableKind[] = [
  'post',
  'held_post',
  'member',
  'appeal',
];
/** Open until somebody decides; waiting while the decision can be undone; then closed. */
export type ReviewableState = 'open' | 'waiting' | 'closed';
export const REVIEWABLE_STATES: readonly ReviewableState[] = ['open', 'waiting', 'closed'];
/** Who decides: 0 the room's moderators and all above, 1 the site's staff, 2 admins. */
export type ReviewableLevel = 0 | 1 | 2;

/** The case of one thing in the review queue: there is one for each, however often it is flagged. */
@Entity('reviewables')
export class Reviewable {
  @PrimaryColumn('uuid') id: string;
  @Column('text', { name: 'target_kind' }) kind: ReviewableKind;
  @Column('uuid') targetId: string;
  /** Whose content it is, or who the member is. */
  @Column('uuid', { nullable: true }) authorId: string | null;
  /** Follows its thread; null for members. */
  @Column('uuid', { nullable: true }) roomId: string | null;
  @Column('uuid', { nullable: true }) threadId: string | null;
  @Column('text') state: ReviewableState;
  /** The sum of its flags that are pending or agreed; see `docs/moderation.md`. */
  @Column('float8') score: number;
  @Column('smallint') level: ReviewableLevel;
  /** Counts what changed about the case: a decision names the version it was made on. */
  @Column('int') version: number;
  /** Pins the content as it was read; see `contentHash`. */
  @Column('text') contentHash: string;
  @Column('int') openCount: number;
  @Column('uuid', { nullable: true }) claimedById: string | null;
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) claimedAt: Date | null;
  @Column({ type: 'timestamptz', precision: 3 }) openedAt: Date;
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) closedAt: Date | null;
  @Column({ type: 'timestamptz', precision: 3 }) createdAt: Date;
}

/** The content as it was when flagged, once for each text it had while it was under review. */
@Entity('reviewable_snapshots')
export class ReviewableSnapshot {
  @PrimaryColumn('uuid') reviewableId: string;
  @PrimaryColumn('text') contentHash: string;
  @Column('text', { nullable: true }) title: string | null;
  @Column('text') bodyMarkdown: string;
  @Column('text') bodyHtml: string;
  @Column({ type: 'timestamptz', precision: 3 }) takenAt: Date;
}
