import type { Hint } from '@parvis/kernel';
import type { ThreadKind } from '../rooms/room.entity.js';
import type { Thread } from './thread.entity.js';

declare module '@parvis/kernel' {
  interface DomainEvents {
    'thread.created': ThreadFacts & { authorId: string; kind: ThreadKind };
    'thread.renamed': ThreadFacts & { before: string; after: string };
    'thread.locked': ThreadFacts;
    'thread.unlocked': ThreadFacts;
    'thread.archived': ThreadFacts;
    'thread.unarchived': ThreadFacts;
    'thread.pinned': ThreadFacts;
    'thread.unpinned': ThreadFacts;
    'thread.withdrawn': ThreadFacts;
    'thread.restored': ThreadFacts;
    'thread.removed': ThreadFacts & { removal: 'hidden' | 'removed' };
    'thread.reinstated': ThreadFacts;
  }
}

export interface ThreadFacts {
  threadId: string;
  roomId: string;
}

export const threadFacts = (thread: Pick<Thread, 'id' | 'roomId'>): ThreadFacts => ({
  threadId: thread.id,
  roomId: thread.roomId,
});

/** What to tell every process when anonymous readers would see this thread otherwise than before. */
export const threadHints = (thread: Pick<Thread, 'number'>): Hint[] => [
  { topic: 'thread', id: String(thread.number) },
  { topic: 'lists', id: '*' },
];
