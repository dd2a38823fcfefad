import { Column, Entity, PrimaryColumn } from 'typeorm';

export type ReactionKind = 'like' | 'thanks' | 'insightful' | 'celebrate' | 'laugh';
export const REACTION_KINDS: readonly ReactionKind[] = [
  'like',
  'thanks',
  'insightful',
  'celebrate',
  'laugh',
];
/** How many members reacted, by kind; kinds without any are absent. */
export type ReactionCounts = Partial<Record<ReactionKind, number>>;

@Entity('reactions')
export class Reaction {
  @PrimaryColumn('uuid') postId: string;
  @PrimaryColumn('uuid') memberId: string;
  @PrimaryColumn('text') kind: ReactionKind;
  @Column({ type: 'timestamptz', precision: 3 }) createdAt: Date;
}
