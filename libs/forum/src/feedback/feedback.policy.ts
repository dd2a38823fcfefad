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
import { isStanding, type Thread } from '../threads/thread.entity.js';
import { threadPolicy } from '../threads/thread.policy.js';

interface Place {
  thread: Thread;
  room: Room;
}

/** What reacting, voting and "same question here" ask of everyone. */
export const feedbackPolicy = {
  /** A confirmed member who sees the thread, while it stands and is not archived. */
  give: (viewer: Viewer, { thread, room }: Place): Denial | null =>
    firstDenial(
      () => feedbackPolicy.takeBack(viewer, { thread, room }),
      () => mayWrite(viewer),
      () => (viewer.emailConfirmed ? null : denied('email_unconfirmed')),
      () => (isStanding(thread) ? null : denied('thread_not_standing')),
    ),

  /** What was given is taken back as long as the thread is not archived. */
  takeBack: (viewer: Viewer, { thread, room }: Place): Denial | null =>
    firstDenial(
      () => (isSignedIn(viewer) ? null : mustSignIn),
      () => threadPolicy.see(viewer, thread, room),
      () => (thread.state === 'archived' ? denied('thread_archived') : null),
    ),

  /** Nobody judges what he wrote himself. */
  notOwn: (viewer: Viewer, authorId: string, reason: string): Denial | null =>
    viewer.memberId === authorId ? denied(reason) : null,
};
