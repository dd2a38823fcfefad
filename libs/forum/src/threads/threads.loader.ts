import { Injectable } from '@nestjs/common';
import { byKey, groupBy, Loader } from '@parvis/kernel';
import type { Thread } from './thread.entity.js';
import { ThreadsRepository } from './threads.repository.js';

/** Threads by id, whether or not the viewer may see them: callers ask the policy. */
@Injectable()
export class ThreadById extends Loader<string, Thread> {
  constructor(private readonly threads: ThreadsRepository) {
    super();
  }

  protected async batch(ids: readonly string[]): Promise<Map<string, Thread>> {
    return byKey(await this.threads.byIds(ids), (thread) => thread.id);
  }
}

/** The pinned threads of a room that the viewer sees already. */
@Injectable()
export class PinnedThreadsByRoom extends Loader<string, Thread[]> {
  constructor(private readonly threads: ThreadsRepository) {
    super();
  }

  protected async batch(roomIds: readonly string[]): Promise<Map<string, Thread[]>> {
    return groupBy(await this.threads.pinnedIn(roomIds), (thread) => thread.roomId);
  }
}
