import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ReactionCounts } from '../reactions/reaction.entity.js';
import type { Removal } from '../threads/thread.entity.js';

export const BODY_MAX = 32_000;
export const EDIT_REASON_MAX = 200;
/** Members one post may mention; more would be a mailing. */
export const MENTIONS_MAX = 10;

@Entity('posts')
export class Post {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') threadId: string;
  /** 1 opens the thread; unique in it, never used twice. */
  @Column('int') number: number;
  @Column('uuid') authorId: string;
  @Column('uuid', { nullable: true }) replyToId: string | null;
  @Column('text') bodyMarkdown: string;
  /** Rendered and sanitised when written, so that reading costs nothing. */
  @Column('text') bodyHtml: string;
  @Column('text') bodyText: string;
  @Column('jsonb') reactionCounts: ReactionCounts;
  @Column('int') voteScore: number;
  /** Likes and votes that an import knew only as a sum; counters start from them. */
  @Column('int') importedLikes: number;
  @Column('int') importedVotes: number;
  @Column('int') revisionCount: number;
  @Column({ type: 'timestamptz', precision: 3 }) createdAt: Date;
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) editedAt: Date | null;
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) withdrawnAt: Date | null;
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) removedAt: Date | null;
  /** Set together with `removedAt`. */
  @Column('text', { nullable: true }) removal: Removal | null;
  /** What its author was told; an import knows no more than that it was removed. */
  @Column('uuid', { nullable: true }) removalStatementId: string | null;
}

export type PostState = 'standing' | 'withdrawn' | 'hidden' | 'removed';

/** A post as lists read it: without its source, which few ask for, and its text only while it stands. */
export type PostRow = Omit<Post, 'bodyMarkdown' | 'bodyText' | 'bodyHtml'> & {
  bodyHtml: string | null;
  state: PostState;
};

/** Neither withdrawn by its author nor removed by staff. */
export const isStandingPost = (post: Pick<Post, 'withdrawnAt' | 'removedAt'>): boolean =>
  !post.withdrawnAt && !post.removedAt;

/** An earlier text of a post; number 1 is the oldest. */
@Entity('post_revisions')
export class PostRevision {
  @PrimaryColumn('uuid') postId: string;
  @PrimaryColumn('int') number: number;
  /** The thread's title then, when the post is number 1. */
  @Column('text', { nullable: true }) title: string | null;
  @Column('text') bodyMarkdown: string;
  @Column('uuid', { nullable: true }) editedById: string | null;
  @Column('text') reason: string;
  @Column({ type: 'timestamptz', precision: 3 }) createdAt: Date;
}
