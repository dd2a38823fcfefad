import type { ThreadFacts } from '../threads/thread.events.js';

declare module '@parvis/kernel' {
  interface DomainEvents {
    /** `ofId` is the original it leads to now. */
    'thread.marked-duplicate': ThreadFacts & { ofId: string; ofRoomId: string; authorId: string };
    'thread.unmarked-duplicate': ThreadFacts & { ofId: string };
  }
}
