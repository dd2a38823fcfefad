import { type Denial, denied, firstDenial, type Viewer } from '@parvis/kernel';
import type { ThreadKind } from '../rooms/room.entity.js';
import { roomPolicy } from '../rooms/room.policy.js';
import { threadPolicy } from '../threads/thread.policy.js';
import type { ThreadPlace } from '../threads/thread-place.js';

/** Who may bring posts into another thread. */
export const movePolicy = {
  /** By those who moderate both threads. */
  merge: (viewer: Viewer, from: ThreadPlace, into: ThreadPlace): Denial | null =>
    firstDenial(
      () => threadPolicy.moderate(viewer, from.thread, from.room),
      () => threadPolicy.moderate(viewer, into.thread, into.room),
      () => (from.thread.id === into.thread.id ? denied('same_thread') : null),
    ),

  /** By those who moderate the thread, into a room where they may open one of that kind. */
  split: (
    viewer: Viewer,
    from: ThreadPlace,
    to: ThreadPlace['room'],
    kind: ThreadKind,
  ): Denial | null =>
    firstDenial(
      () => threadPolicy.moderate(viewer, from.thread, from.room),
      () => roomPolicy.startThread(viewer, to, kind),
    ),
};
