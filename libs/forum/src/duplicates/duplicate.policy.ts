import {
  type Denial,
  denied,
  firstDenial,
  isSignedIn,
  mayWrite,
  mustSignIn,
  type Viewer,
} from '@parvis/kernel';
import type { Room } from '../rooms/room.entity.js';
import { roomPolicy } from '../rooms/room.policy.js';
import { isStanding } from '../threads/thread.entity.js';
import { threadPolicy } from '../threads/thread.policy.js';
import type { ThreadPlace } from '../threads/thread-place.js';
import type { Duplicate } from './duplicate.entity.js';

/** From this trust level on members mark the questions of others. */
export const MARKING_TRUST_LEVEL = 3;

type Visible = Pick<Room, 'id' | 'visibility'>;

/** Whether everyone who sees the one room sees the other as well. */
export const isSeenFrom = (other: Visible, room: Visible): boolean =>
  other.id === room.id ||
  other.visibility === 'public' ||
  (other.visibility === 'members' && room.visibility !== 'public');

/** Who may say that a question was asked before. */
export const duplicatePolicy = {
  /** The asker, trusted members and the moderators of the room, of an open standing question. */
  mark: (viewer: Viewer, place: ThreadPlace): Denial | null =>
    firstDenial(
      () => threadPolicy.see(viewer, place.thread, place.room),
      () => (isSignedIn(viewer) ? mayWrite(viewer) : mustSignIn),
      () => (place.thread.kind === 'question' ? null : denied('not_a_question')),
      () => (isStanding(place.thread) ? null : denied('thread_not_standing')),
      () => (isArchived(place) ? denied('thread_archived') : null),
      () => (place.thread.duplicateOfId ? alreadyMarked : null),
      () => (roomPolicy.moderate(viewer, place.room) ? trustedOrAsker(viewer, place) : null),
    ),

  /** As a duplicate of this question, which all readers of the other must be able to read. */
  markAs: (viewer: Viewer, place: ThreadPlace, of: ThreadPlace): Denial | null =>
    firstDenial(
      () => duplicatePolicy.mark(viewer, place),
      () => threadPolicy.see(viewer, of.thread, of.room),
      () => (of.thread.id === place.thread.id ? denied('same_thread') : null),
      () => (of.thread.kind === 'question' ? null : denied('not_a_question')),
      () => (isStanding(of.thread) ? null : denied('thread_not_standing')),
      () => (isSeenFrom(of.room, place.room) ? null : denied('original_less_visible')),
    ),

  /** By whoever marked it and by the moderators of the room. */
  unmark: (
    viewer: Viewer,
    place: ThreadPlace,
    mark: Pick<Duplicate, 'markedById'> | null,
  ): Denial | null =>
    firstDenial(
      () => threadPolicy.see(viewer, place.thread, place.room),
      () => (isSignedIn(viewer) ? mayWrite(viewer) : mustSignIn),
      () => (place.thread.duplicateOfId ? null : denied('not_a_duplicate')),
      () => (isArchived(place) ? denied('thread_archived') : null),
      () => (mark?.markedById === viewer.memberId ? null : roomPolicy.moderate(viewer, place.room)),
    ),
};

const alreadyMarked: Denial = { code: 'CONFLICT', reason: 'already_duplicate' };

const isArchived = ({ thread, room }: ThreadPlace): boolean =>
  thread.state === 'archived' || room.archivedAt !== null;

function trustedOrAsker(viewer: Viewer, { thread }: ThreadPlace): Denial | null {
  const isAsker = isSignedIn(viewer) && viewer.memberId === thread.authorId;
  return isAsker || viewer.trustLevel >= MARKING_TRUST_LEVEL
    ? null
    : denied('duplicates_by_trusted');
}
