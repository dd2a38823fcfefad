import {
  type Denial,
  denied,
  firstDenial,
  isAdmin,
  isSignedIn,
  isStaff,
  mustSignIn,
  type Role,
  type Viewer,
} from '@parvis/kernel';
import type { ActionKind } from '../reviewables/possible-actions.js';
import type { Reviewable } from '../reviewables/reviewable.entity.js';
import { type Claiming, reviewablePolicy } from '../reviewables/reviewable.policy.js';
import type { Decision, Verb } from './decision.entity.js';

type Item = Pick<Reviewable, 'kind' | 'level' | 'roomId' | 'authorId' | 'state' | 'claimedById'>;

/** What the rules look at besides the case. */
export interface DecidingFacts {
  claiming: Claiming;
  /** Of the author of what is reviewed; null when he is gone. */
  authorRole: Role | null;
  /** Of an appeal: who decided what it contests. */
  contestedDeciderId: string | null;
}

export interface ReversingFacts {
  /** Of who decided; null when a rule did. */
  deciderRole: Role | null;
  isReversed: boolean;
}

const conflict = (reason: string): Denial => ({ code: 'CONFLICT', reason });

/** Who decides what. That the case is open and unclaimed is `reviewablePolicy`'s to say. */
export const decisionPolicy = {
  decide: (
    viewer: Viewer,
    item: Item,
    verb: Verb,
    actions: readonly ActionKind[],
    facts: DecidingFacts,
  ): Denial | null =>
    firstDenial(
      () =>
        verb === 'escalate'
          ? reviewablePolicy.escalate(viewer, item, facts.claiming)
          : reviewablePolicy.decide(viewer, item, facts.claiming),
      () => notOwnDecision(viewer, verb, facts.contestedDeciderId),
      () => actions.map((kind) => mayDo(viewer, kind, facts.authorRole)).find(Boolean) ?? null,
    ),

  /** While it waits, by whoever decided; by admins for those who left. */
  undo(viewer: Viewer, decision: Pick<Decision, 'decidedById' | 'isAutomated'>): Denial | null {
    if (!isSignedIn(viewer)) return mustSignIn;
    return decision.decidedById === viewer.memberId || isAdmin(viewer) ? null : denied('not_yours');
  },

  /** By those who may decide the case; what site staff decided, room moderators leave alone. */
  reverse: (
    viewer: Viewer,
    decision: Pick<Decision, 'verb' | 'state'>,
    item: Item,
    facts: ReversingFacts,
  ): Denial | null =>
    firstDenial(
      () => reviewablePolicy.see(viewer, item),
      () => (item.authorId === viewer.memberId ? denied('own_content') : null),
      () => (isReversible(decision, item) ? null : denied('not_reversible')),
      () => (facts.isReversed ? conflict('already_reversed') : null),
      () => (isAbove(viewer, facts.deciderRole) ? null : denied('decided_above')),
    ),
};

/** Of an appeal the outcome is final, and what was published by leaving it is flagged anew. */
function isReversible({ verb, state }: Pick<Decision, 'verb' | 'state'>, item: Item): boolean {
  if (state !== 'executed' || item.kind === 'appeal') return false;
  return verb === 'act' || (verb === 'leave' && item.kind !== 'held_post');
}

function isAbove(viewer: Viewer, deciderRole: Role | null): boolean {
  return isStaff(viewer) || (deciderRole !== 'moderator' && deciderRole !== 'admin');
}

/** Nobody judges an appeal against himself; handing it on is no judgement. */
function notOwnDecision(viewer: Viewer, verb: Verb, deciderId: string | null): Denial | null {
  if (verb === 'escalate' || deciderId === null) return null;
  return viewer.memberId === deciderId ? denied('own_decision') : null;
}

/**
 * A silence or suspension holds everywhere, so it is for the staff of the whole site, and for
 * admins when the member is a moderator. Nobody sanctions an admin: his role is taken first.
 */
function mayDo(viewer: Viewer, kind: ActionKind, authorRole: Role | null): Denial | null {
  if (kind !== 'silence' && kind !== 'suspend' && kind !== 'warn') return null;
  if (!isStaff(viewer)) return denied('site_staff_only');
  if (authorRole === 'admin') return denied('admin_not_sanctioned');
  return authorRole === 'moderator' && !isAdmin(viewer) ? denied('admins_only') : null;
}
