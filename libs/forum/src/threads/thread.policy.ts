import {
  type Denial,
  denied,
  firstDenial,
  hidden,
  isSignedIn,
  mayWrite,
  mustSignIn,
  type Viewer,
} from '@parvis/kernel';
import type { Room } from '../rooms/room.entity.js';
import { roomPolicy } from '../rooms/room.policy.js';
import { isStanding, type Thread } from './thread.entity.js';

type Facts = Pick<
  Thread,
  'authorId' | 'kind' | 'state' | 'withdrawnAt' | 'removedAt' | 'mergedIntoId'
>;
type Answerable = Facts & Pick<Thread, 'duplicateOfId'>;
type Counted = Facts & Pick<Thread, 'participantCount'>;

/** Who may do what with a thread of a room. `visibleThreads` is `see` for many at once. */
export const threadPolicy = {
  /**
   * Whoever sees the room sees what stands in it. A withdrawn thread is left to its author and
   * the moderators, a removed one to the moderators; a merged one is seen as the other thread.
   */
  see(viewer: Viewer, thread: Facts, room: Room): Denial | null {
    if (thread.mergedIntoId || roomPolicy.see(viewer, room)) return hidden('thread');
    if (isStanding(thread) || roomPolicy.moderate(viewer, room) === null) return null;
    return isAuthor(viewer, thread) && !thread.removedAt ? null : hidden('thread');
  },

  /**
   * In an open thread by whom the room lets reply; in a locked one by its moderators, and in a
   * duplicate too, since what is answered belongs where all who ask will find it.
   */
  reply: (viewer: Viewer, thread: Answerable, room: Room): Denial | null =>
    firstDenial(
      () => threadPolicy.see(viewer, thread, room),
      () => mustStand(thread),
      () => notArchived(thread, room),
      () => (thread.state === 'locked' && roomPolicy.moderate(viewer, room) ? locked : null),
      () => (thread.duplicateOfId && roomPolicy.moderate(viewer, room) ? duplicate : null),
      () => roomPolicy.reply(viewer, room),
    ),

  /** The title, by the author while the thread is open, by moderators until it is archived. */
  edit: (viewer: Viewer, thread: Facts, room: Room): Denial | null =>
    firstDenial(
      () => threadPolicy.see(viewer, thread, room),
      () => mayWrite(viewer),
      () => mustStand(thread),
      () => notArchived(thread, room),
      () => (roomPolicy.moderate(viewer, room) ? byAuthor(viewer, thread) : null),
    ),

  /** Authors take a thread back as long as nobody else wrote in it. */
  withdraw: (viewer: Viewer, thread: Counted, room: Room): Denial | null =>
    firstDenial(
      () => threadPolicy.see(viewer, thread, room),
      () => mustStand(thread),
      () => notArchived(thread, room),
      () => byAuthor(viewer, thread),
      () => (thread.participantCount > 1 ? denied('thread_has_replies') : null),
    ),

  /** Bringing a thread back is opening it again, so the room must take it. */
  restore: (viewer: Viewer, thread: Facts, room: Room): Denial | null =>
    firstDenial(
      () => threadPolicy.see(viewer, thread, room),
      () => byAuthor(viewer, thread),
      () => (thread.withdrawnAt && !thread.removedAt ? null : denied('thread_not_withdrawn')),
      () => roomPolicy.startThread(viewer, room, thread.kind),
    ),

  /** Lock, archive, pin, retag, merge and split: by those who moderate the room. */
  moderate: (viewer: Viewer, thread: Facts, room: Room): Denial | null =>
    firstDenial(
      () => threadPolicy.see(viewer, thread, room),
      () => roomPolicy.moderate(viewer, room),
      () => mustStand(thread),
    ),

  /** Out of a room one moderates, into one where one may open a thread of that kind. */
  move: (viewer: Viewer, thread: Facts, from: Room, to: Room): Denial | null =>
    firstDenial(
      () => threadPolicy.moderate(viewer, thread, from),
      () => roomPolicy.startThread(viewer, to, thread.kind),
      () => (from.id === to.id ? denied('same_room') : null),
    ),
};

const locked = denied('thread_locked');
const duplicate = denied('thread_is_duplicate');

const isAuthor = (viewer: Viewer, thread: Pick<Thread, 'authorId'>): boolean =>
  isSignedIn(viewer) && viewer.memberId === thread.authorId;

const mustStand = (thread: Facts): Denial | null =>
  isStanding(thread) ? null : denied('thread_not_standing');

const notArchived = (thread: Facts, room: Room): Denial | null =>
  thread.state === 'archived' || room.archivedAt ? denied('thread_archived') : null;

function byAuthor(viewer: Viewer, thread: Facts): Denial | null {
  if (!isSignedIn(viewer)) return mustSignIn;
  if (!isAuthor(viewer, thread)) return denied('not_author');
  return thread.state === 'locked' ? locked : null;
}
