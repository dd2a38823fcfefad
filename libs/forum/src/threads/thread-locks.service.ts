import { Injectable } from '@nestjs/common';
import { Broadcast, Outbox } from '@parvis/kernel';
import type { Thread } from './thread.entity.js';
import { threadFacts, threadHints } from './thread.events.js';
import { type ThreadChanges, ThreadsRepository } from './threads.repository.js';

/**
 * Staff close a thread to replies but their own, or open it again. Parts of the caller's
 * transaction, which issues the statement; who may is the caller's to know.
 */
@Injectable()
export class ThreadLocks {
  constructor(
    private readonly threads: ThreadsRepository,
    private readonly outbox: Outbox,
    private readonly broadcast: Broadcast,
  ) {}

  /** An archived thread stays archived, and is locked once it is not. */
  async lock(id: string, statementId: string, actorId: string | null): Promise<void> {
    const thread = await this.locked(id);
    const state = thread.state === 'archived' ? 'archived' : 'locked';
    const changes = { state, lockStatementId: statementId, lockIsImported: false } as const;
    await this.write(thread, changes, 'thread.locked', actorId);
  }

  /** Opens it, if it is this statement that keeps it locked; answers whether it was. */
  async unlock(id: string, statementId: string, actorId: string | null): Promise<boolean> {
    const thread = await this.locked(id);
    if (thread.lockStatementId !== statementId) return false;
    const state = thread.state === 'locked' ? 'open' : thread.state;
    await this.write(thread, { state, lockStatementId: null }, 'thread.unlocked', actorId);
    return true;
  }

  private async locked(id: string): Promise<Thread> {
    const [thread] = await this.threads.lock([id]);
    return thread!;
  }

  private async write(
    thread: Thread,
    changes: ThreadChanges,
    event: 'thread.locked' | 'thread.unlocked',
    actorId: string | null,
  ): Promise<void> {
    await this.threads.update(thread.id, changes);
    await this.outbox.publish(event, threadFacts(thread), actorId);
    await this.broadcast.sendAll(threadHints(thread));
  }
}
