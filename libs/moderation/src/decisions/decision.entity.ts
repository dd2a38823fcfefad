import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ActionKind } from '../reviewables/possible-actions.js';

/**
 * What a decision says, on every item in the same sense: the content ends restricted, or it ends
 * unrestricted, or somebody above decides. `reverse` takes an earlier decision back.
 */
export type Verb = 'act' | 'leave' | 'escalate' | 'reverse';
export const VERBS: readonly Verb[] = ['act', 'leave', 'escalate', 'reverse'];
/** What staff may say; `reverse` has a mutation of its own. */
export const DECIDING_VERBS: readonly Verb[] = ['act', 'leave', 'escalate'];

/** One thing an `act` does. */
export interface Action {
  kind: ActionKind;
  /** How long; of silence, suspend and lock alone. */
  hours: number | null;
}

/** Waiting as long as it can be undone; then executed, unless it was undone or made void. */
export type DecisionState = 'waiting' | 'executed' | 'undone' | 'void';
export const DECISION_STATES: readonly DecisionState[] = ['waiting', 'executed', 'undone', 'void'];

/** Why a decision never took effect. */
export type VoidReason = 'content_changed' | 'target_gone' | 'no_longer_possible';

/** How long a decision waits before it takes effect. */
export const WAIT_MS = 10_000;
export const FACTS_MAX = 1_000;
/** Hours a lock may last; without hours it stays. */
export const LOCK_HOURS_MAX = 8_760;
export const BULK_MAX = 50;

/** What was said of a reviewable, by whom, on which content. */
@Entity('decisions')
export class Decision {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') reviewableId: string;
  @Column('text') verb: Verb;
  @Column('jsonb') actions: Action[];
  @Column('uuid', { nullable: true }) clauseId: string | null;
  @Column('text') facts: string;
  @Column('uuid', { nullable: true }) decidedById: string | null;
  @Column('boolean') isAutomated: boolean;
  @Column('text') contentHash: string;
  @Column('text') state: DecisionState;
  @Column('text', { nullable: true }) voidReason: VoidReason | null;
  @Column('uuid', { nullable: true }) reversesId: string | null;
  @Column('uuid', { nullable: true }) batchId: string | null;
  /** Since when the reviewable was open: what the time to decision is measured from. */
  @Column({ type: 'timestamptz', precision: 3 }) openedAt: Date;
  @Column({ type: 'timestamptz', precision: 3 }) decidedAt: Date;
  @Column({ type: 'timestamptz', precision: 3 }) executeAfter: Date;
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) settledAt: Date | null;
}
