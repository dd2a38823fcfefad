import type { ThreadFacts } from '../threads/thread.events.js';

declare module '@parvis/kernel' {
  interface DomainEvents {
    /** `roomId` is where it stands now. */
    'thread.moved': ThreadFacts & { fromRoomId: string };
    /** The thread is gone into another, whose last posts are now its own. */
    'thread.merged': ThreadFacts & { intoId: string; intoRoomId: string; postCount: number };
    /** Some of its posts are a thread of their own now. */
    'thread.split': ThreadFacts & { newThreadId: string; newRoomId: string; postIds: string[] };
  }
}
