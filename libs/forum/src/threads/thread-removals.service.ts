import { Injectable } from '@nestjs/common';
import { Broadcast, Clock, Database, Outbox } from '@parvis/kernel';
import { RoomsRepository } from '../rooms/rooms.repository.js';
import { PlaceLocks } from './place-locks.js';
import type { Removal, Thread } from './thread.entity.js';
import { threadFacts, threadHints } from './thread.events.js';
import { ThreadCountersRepository } from './thread-counters.repository.js';
import { ThreadsRepository } from './threads.repository.js';

/** Why and by whom something is taken from readers. */
export interface RemovalOrder {
  /** Hidden until somebody decides, or removed. */
  removal: Exclude<Removal, 'imported'>;
  /** What its author is told. */
  statementId: string;
  actorId: string | null;
}

/**
 * Staff take a thread from its readers, or give it back. Parts of the caller's transaction, which
 * issues the statement; who may is the caller's to know.
 */
@Injectable()
export class ThreadRemovals {
  constructor(
    private readonly db: Database,
    private readonly threads: ThreadsRepository,
    private readonly counters: ThreadCountersRepository,
    private readonly rooms: RoomsRepository,
    private readonly locks: PlaceLocks,
    private readonly outbox: Outbox,
    private readonly broadcast: Broadcast,
    private readonly clock: Clock,
  ) {}

  /** Hides or removes it; one that is hidden already is held under the new statement. */
  async remove(id: string, { removal, statementId, actorId }: RemovalOrder): Promise<void> {
    const thread = await this.locked(id);
    const removedAt = thread.removedAt ?? this.clock.now();
    await this.write(thread, { removedAt, removal, removalStatementId: statementId }, -1);
    await this.outbox.publish('thread.removed', { ...threadFacts(thread), removal }, actorId);
  }

  /** Brings it back, if it is this statement that holds it; answers whether it was. */
  async reinstate(id: string, statementId: string, actorId: string | null): Promise<boolean> {
    const thread = await this.locked(id);
    if (thread.removalStatementId !== statementId) return false;
    await this.write(thread, { removedAt: null, removal: null, removalStatementId: null }, 1);
    await this.outbox.publish('thread.reinstated', threadFacts(thread), actorId);
    return true;
  }

  private async locked(id: string): Promise<Thread> {
    if (!this.db.inTransaction) throw new Error('a thread is removed within a transaction');
    const found = (await this.threads.byId(id))!;
    const [thread] = await this.locks.take({ members: [found.authorId], threads: [found] });
    return thread!;
  }

  private async write(
    thread: Thread,
    changes: Pick<Thread, 'removedAt' | 'removal' | 'removalStatementId'>,
    by: 1 | -1,
  ): Promise<void> {
    // One that is withdrawn, merged or removed already is in no count.
    const wasCounted = !thread.withdrawnAt && !thread.mergedIntoId;
    const moves = wasCounted && (thread.removedAt === null) !== (changes.removedAt === null);
    if (moves) {
      const roomPosts = by * (await this.counters.standingPosts(thread.id));
      await this.threads.countThread(thread, { threads: by, roomPosts, authorPosts: 0 }, null);
    }
    await this.threads.update(thread.id, changes);
    await this.rooms.refreshActivity([thread.roomId]);
    await this.broadcast.sendAll(threadHints(thread));
  }
}
