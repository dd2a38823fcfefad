import type { ThreadFacts } from '../threads/thread.events.js';

declare module '@parvis/kernel' {
  interface DomainEvents {
    'thread.retagged': ThreadFacts & { tagIds: string[] };
  }
}
