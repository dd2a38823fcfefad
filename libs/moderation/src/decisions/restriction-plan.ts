import type { Post, Thread } from '@parvis/forum';
import type { Reviewable } from '../reviewables/reviewable.entity.js';
import type { RestrictedKind, Restriction } from '../statements/statement.entity.js';
import type { Origin } from '../statements/statement-text.js';
import type { Action } from './decision.entity.js';
import { isRestricting } from './decision-wish.js';

/** A reviewable with what its decisions fall on. */
export interface Case {
  item: Pick<Reviewable, 'id' | 'kind' | 'targetId' | 'authorId'>;
  /** Of a case of a post alone. */
  post: Pick<Post, 'id' | 'number'> | null;
  thread: Pick<Thread, 'id' | 'title' | 'authorId'> | null;
  origin: Origin;
}

/** One restriction: what is done to what, and who is told. */
export interface Planned {
  restriction: Restriction;
  hours: number | null;
  targetKind: RestrictedKind;
  targetId: string;
  memberId: string;
  /** The title of the thread that the message speaks of. */
  thread: string | null;
}

/** What the actions of a decision come to, in their order; upholding restricts nothing anew. */
export function restrictionsOf(about: Case, actions: readonly Action[]): Planned[] {
  return actions.filter(isRestricting).map((action) => planned(about, action));
}

function planned({ item, post, thread }: Case, { kind, hours }: Action): Planned {
  const restriction = kind as Restriction;
  const memberId = item.authorId!;
  const plain = { restriction, hours, memberId, thread: null };
  if (kind === 'refuse') return { ...plain, targetKind: 'held_post', targetId: item.targetId };
  if (!post || !thread || kind === 'silence' || kind === 'suspend' || kind === 'warn') {
    return { ...plain, targetKind: 'member', targetId: memberId };
  }
  const told = { ...plain, thread: thread.title };
  const isWhole = kind === 'lock' || post.number === 1;
  if (!isWhole) return { ...told, targetKind: 'post', targetId: post.id };
  // Whoever opened the thread is told, also when somebody else's reply led to its lock.
  return { ...told, memberId: thread.authorId, targetKind: 'thread', targetId: thread.id };
}
