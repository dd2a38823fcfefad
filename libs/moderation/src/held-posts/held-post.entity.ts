import type { ThreadKind } from '@parvis/forum';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What was sent: a thread with its opening post, a reply, or a new text of a post that stands. */
export type HeldPostKind = 'thread' | 'reply' | 'edit';
export const HELD_POST_KINDS: readonly HeldPostKind[] = ['thread', 'reply', 'edit'];
export type HeldPostState = 'held' | 'published' | 'refused' | 'withdrawn';
export const HELD_POST_STATES: readonly HeldPostState[] = [
  'held',
  'published',
  'refused',
  'withdrawn',
];

/** Which rule held it. */
export type HoldRule =
  | 'first_posts'
  | 'trust_level'
  | 'room'
  | 'links'
  | 'images'
  | 'watched_word'
  | 'typed_too_fast';
export const HOLD_RULES: readonly HoldRule[] = [
  'first_posts',
  'trust_level',
  'room',
  'links',
  'images',
  'watched_word',
  'typed_too_fast',
];

/** A rule that held it, and on what: an address, the words that were found. */
export interface HoldHit {
  rule: HoldRule;
  detail: string;
}

/** What a member wrote and only he and staff may read until it is decided. */
@Entity('held_posts')
export class HeldPost {
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: HeldPostKind;
  @Column('uuid') authorId: string;
  @Column('uuid') roomId: string;
  /** Null of a thread. */
  @Column('uuid', { nullable: true }) threadId: string | null;
  /** The post that an edit rewrites. */
  @Column('uuid', { nullable: true }) postId: string | null;
  @Column('uuid', { nullable: true }) replyToId: string | null;
  @Column('text', { nullable: true }) threadKind: ThreadKind | null;
  /** Of a thread, or the new one of an edit. */
  @Column('text', { nullable: true }) title: string | null;
  @Column('text', { nullable: true }) language: string | null;
  @Column('text', { array: true }) tags: string[];
  @Column('text') bodyMarkdown: string;
  @Column('text') bodyHtml: string;
  @Column('text') bodyText: string;
  @Column('uuid', { array: true }) mentionedIds: string[];
  /** Why an edit was made. */
  @Column('text') reason: string;
  @Column('jsonb') hits: HoldHit[];
  @Column('text') state: HeldPostState;
  @Column('uuid', { nullable: true }) publishedPostId: string | null;
  @Column({ type: 'timestamptz', precision: 3 }) createdAt: Date;
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) settledAt: Date | null;
}
