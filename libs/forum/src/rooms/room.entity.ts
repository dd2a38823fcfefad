import { Column, Entity, PrimaryColumn } from 'typeorm';

export type ThreadKind = 'question' | 'discussion' | 'idea' | 'article';
export const THREAD_KINDS: readonly ThreadKind[] = ['question', 'discussion', 'idea', 'article'];
export type RoomVisibility = 'public' | 'members' | 'private';
export const ROOM_VISIBILITIES: readonly RoomVisibility[] = ['public', 'members', 'private'];
export type RoomPosting = 'members' | 'room_members' | 'staff';
export const ROOM_POSTINGS: readonly RoomPosting[] = ['members', 'room_members', 'staff'];
export type RoomRole = 'member' | 'moderator';
export const ROOM_ROLES: readonly RoomRole[] = ['member', 'moderator'];

export const ROOM_NAME_MAX = 80;
export const ROOM_DESCRIPTION_MAX = 500;

@Entity('rooms')
export class Room {
  @PrimaryColumn('uuid') id: string;
  @Column('text') slug: string;
  @Column('text') name: string;
  @Column('text') description: string;
  @Column('text') colour: string;
  @Column('int') position: number;
  @Column('uuid', { nullable: true }) parentId: string | null;
  @Column('text', { array: true }) kinds: ThreadKind[];
  @Column('text') visibility: RoomVisibility;
  @Column('text') threadPosting: RoomPosting;
  @Column('text') replyPosting: RoomPosting;
  /** Whether staff read new threads, or replies, before anybody else does. */
  @Column('boolean') holdThreads: boolean;
  @Column('boolean') holdReplies: boolean;
  @Column('int') threadCount: number;
  @Column('int') postCount: number;
  /** Posts of the last 30 days, counted anew every ten minutes: how busy the ranking takes it to be. */
  @Column('int') monthPostCount: number;
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) lastPostAt: Date | null;
  @Column({ type: 'timestamptz', precision: 3 }) createdAt: Date;
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) archivedAt: Date | null;
}

/** A member's place in a room: on the list of a private one, or moderating it. */
@Entity('room_members')
export class RoomMember {
  @PrimaryColumn('uuid') roomId: string;
  @PrimaryColumn('uuid') memberId: string;
  @Column('text') role: RoomRole;
  @Column('uuid', { nullable: true }) addedById: string | null;
  @Column({ type: 'timestamptz', precision: 3 }) createdAt: Date;
}
