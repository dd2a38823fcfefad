import { Column, Entity, PrimaryColumn } from 'typeorm';

/** From the most wanted to the least; a merge keeps the first. */
export type SubscriptionLevel = 'watching' | 'tracking' | 'normal' | 'muted';
export const SUBSCRIPTION_LEVELS: readonly SubscriptionLevel[] = [
  'watching',
  'tracking',
  'normal',
  'muted',
];

/** What a member wants to hear of one room, thread, tag or member; exactly one of the four is set. */
@Entity('subscriptions')
export class Subscription {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') memberId: string;
  @Column('uuid', { nullable: true }) roomId: string | null;
  @Column('uuid', { nullable: true }) threadId: string | null;
  @Column('uuid', { nullable: true }) tagId: string | null;
  @Column('uuid', { nullable: true }) followedMemberId: string | null;
  @Column('text') level: SubscriptionLevel;
  @Column({ type: 'timestamptz', precision: 3 }) createdAt: Date;
}

/** Whether news are told at all. */
export const isFollowing = (level: SubscriptionLevel | null): boolean =>
  level === 'watching' || level === 'tracking';
