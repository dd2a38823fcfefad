import { Injectable } from '@nestjs/common';
import { Broadcast, Clock, Database, ensure, Outbox, type Viewer } from '@parvis/kernel';
import { RoomsRepository } from '../rooms/rooms.repository.js';
import { PlaceLocks } from './place-locks.js';
import type { Thread } from './thread.entity.js';
import { threadFacts, threadHints } from './thread.events.js';
import { threadPolicy } from './thread.policy.js';
import type { ThreadPlace } from './thread-place.js';
import { ThreadsRepository } from './threads.repository.js';
import { ThreadsService } from './threads.service.js';

/** An author takes his thread back, or brings it back; its posts keep their own state. */
@Injectable()
export class ThreadWithdrawalService {
  constructor(
    private readonly db: Database,
    private readonly service: ThreadsService,
    private readonly threads: ThreadsRepository,
    private readonly rooms: RoomsRepository,
    private readonly locks: PlaceLocks,
    private readonly outbox: Outbox,
    private readonly broadcast: Broadcast,
    private readonly clock: Clock,
  ) {}

  async withdraw(viewer: Viewer, id: string): Promise<Thread> {
    return this.db.tx(async () => {
      const { thread, room } = await this.locked(viewer, id);
      ensure(threadPolicy.withdraw(viewer, thread, room));
      return this.write(viewer, thread, this.clock.now());
    });
  }

  async restore(viewer: Viewer, id: string): Promise<Thread> {
    return this.db.tx(async () => {
      const { thread, room } = await this.locked(viewer, id);
      ensure(threadPolicy.restore(viewer, thread, room));
      return this.write(viewer, thread, null);
    });
  }

  private async locked(viewer: Viewer, id: string): Promise<ThreadPlace> {
    const { thread, room } = await this.service.visible(viewer, id);
    const [locked] = await this.locks.take({ members: [thread.authorId], threads: [thread] });
    return { thread: locked!, room };
  }

  private async write(viewer: Viewer, thread: Thread, withdrawnAt: Date | null): Promise<Thread> {
    const by = withdrawnAt ? -1 : 1;
    const roomPosts = by * (thread.replyCount + 1);
    await this.threads.countThread(thread, { threads: by, roomPosts, authorPosts: 0 }, null);
    await this.threads.update(thread.id, { withdrawnAt });
    await this.rooms.refreshActivity([thread.roomId]);
    const event = withdrawnAt ? 'thread.withdrawn' : 'thread.restored';
    await this.outbox.publish(event, threadFacts(thread), viewer.memberId);
    await this.broadcast.sendAll(threadHints(thread));
    return Object.assign(thread, { withdrawnAt });
  }
}
