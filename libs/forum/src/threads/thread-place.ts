import type { Room } from '../rooms/room.entity.js';
import type { Thread } from './thread.entity.js';

/** A thread and the room it stands in: what its rules look at. */
export interface ThreadPlace {
  thread: Thread;
  room: Room;
}
