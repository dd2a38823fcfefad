import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';
import { ChangedMeanwhile } from './changed-meanwhile.js';
import type { Thread } from './thread.entity.js';
import { ThreadsRepository } from './threads.repository.js';

interface Wanted {
  members?: readonly string[];
  rooms?: readonly string[];
  threads: readonly Pick<Thread, 'id' | 'roomId'>[];
}

/** Takes row locks in the order every transaction keeps: members, rooms, threads, by id in each. */
@Injectable()
export class PlaceLocks {
  constructor(
    private readonly db: Database,
    private readonly threads: ThreadsRepository,
  ) {}

  /**
   * Locks until the commit and returns the threads as they are now, in the order asked for.
   * The rooms of the threads are locked too; a thread that has left its room restarts all.
   */
  async take({ members = [], rooms = [], threads }: Wanted): Promise<Thread[]> {
    const roomIds = [...new Set([...rooms, ...threads.map((thread) => thread.roomId)])];
    if (members.length > 0) await this.lock('members', members);
    await this.lock('rooms', roomIds);
    const locked = new Map(
      (await this.threads.lock(threads.map(({ id }) => id))).map((thread) => [thread.id, thread]),
    );
    return threads.map(({ id, roomId }) => {
      const thread = locked.get(id);
      if (thread?.roomId !== roomId) throw new ChangedMeanwhile();
      return thread;
    });
  }

  private async lock(table: 'members' | 'rooms', ids: readonly string[]): Promise<void> {
    await this.db.rows(
      `select 1 from ${table} where id = any($1) order by id for no key update`,
      [ids],
      `lock-${table}`,
    );
  }
}
