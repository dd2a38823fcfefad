import { Injectable } from '@nestjs/common';
import {
  Broadcast,
  Clock,
  Database,
  DomainError,
  ensure,
  Outbox,
  type Viewer,
} from '@parvis/kernel';
import { PlaceLocks } from './place-locks.js';
import { PINNED_MAX, type Thread, type ThreadState } from './thread.entity.js';
import { threadFacts, threadHints } from './thread.events.js';
import { threadPolicy } from './thread.policy.js';
import { type ThreadChanges, ThreadsRepository } from './threads.repository.js';
import { ThreadsService } from './threads.service.js';

/**
 * What moderators switch. A lock is a restriction and comes by a decision; see `ThreadLocks`. A
 * thread that was locked is so again when it comes out of the archive, but for locks that an
 * import brought, which nobody could lift otherwise.
 */
const STATES = {
  archive: { event: 'thread.archived', from: ['open', 'locked'] },
  unarchive: { event: 'thread.unarchived', from: ['archived'] },
} as const;

type StateEvent =
  | (typeof STATES)[keyof typeof STATES]['event']
  | 'thread.pinned'
  | 'thread.unpinned';

@Injectable()
export class ThreadStatesService {
  constructor(
    private readonly db: Database,
    private readonly service: ThreadsService,
    private readonly threads: ThreadsRepository,
    private readonly locks: PlaceLocks,
    private readonly outbox: Outbox,
    private readonly broadcast: Broadcast,
    private readonly clock: Clock,
  ) {}

  /** Does nothing, and says nothing, when the thread is already as wished. */
  async turn(viewer: Viewer, id: string, verb: keyof typeof STATES): Promise<Thread> {
    const { event, from } = STATES[verb];
    return this.db.tx(async () => {
      const { thread, room } = await this.service.visibleLocked(viewer, id);
      ensure(threadPolicy.moderate(viewer, thread, room));
      const applies = (from as readonly ThreadState[]).includes(thread.state);
      if (!applies) return thread;
      const rests = thread.lockStatementId ? 'locked' : 'open';
      const changes: ThreadChanges =
        verb === 'archive' ? { state: 'archived' } : { state: rests, lockIsImported: false };
      return this.write(viewer, thread, changes, event);
    });
  }

  /** CONFLICT `too_many_pinned` when the room has ten already. */
  async pin(viewer: Viewer, id: string): Promise<Thread> {
    return this.db.tx(async () => {
      const { thread: found, room } = await this.service.visible(viewer, id);
      // The room's lock lets one pin at a time be counted.
      const [thread] = await this.locks.take({ threads: [found] });
      ensure(threadPolicy.moderate(viewer, thread!, room));
      if (thread!.isPinned) return thread!;
      if ((await this.threads.countPinned(room.id)) >= PINNED_MAX) {
        throw new DomainError('CONFLICT', 'too_many_pinned', { params: { max: PINNED_MAX } });
      }
      return this.write(viewer, thread!, { pinnedAt: this.clock.now() }, 'thread.pinned');
    });
  }

  async unpin(viewer: Viewer, id: string): Promise<Thread> {
    return this.db.tx(async () => {
      const { thread, room } = await this.service.visibleLocked(viewer, id);
      ensure(threadPolicy.moderate(viewer, thread, room));
      if (!thread.isPinned) return thread;
      return this.write(viewer, thread, { pinnedAt: null }, 'thread.unpinned');
    });
  }

  private async write(
    viewer: Viewer,
    thread: Thread,
    changes: ThreadChanges,
    event: StateEvent,
  ): Promise<Thread> {
    await this.threads.update(thread.id, changes);
    await this.outbox.publish(event, threadFacts(thread), viewer.memberId);
    await this.broadcast.sendAll(threadHints(thread));
    return Object.assign(thread, changes);
  }
}
