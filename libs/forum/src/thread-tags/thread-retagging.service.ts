import { Injectable, Optional } from '@nestjs/common';
import { Broadcast, Database, ensure, Outbox, type Viewer } from '@parvis/kernel';
import { NoScreening, PostScreening, renaming } from '../screening/post-screening.js';
import { TagsService } from '../tags/tags.service.js';
import { ThreadTagging } from '../tags/thread-tagging.service.js';
import { PlaceLocks } from '../threads/place-locks.js';
import type { Thread } from '../threads/thread.entity.js';
import { threadFacts, threadHints } from '../threads/thread.events.js';
import { threadPolicy } from '../threads/thread.policy.js';
import { ThreadsService } from '../threads/threads.service.js';

/** Other tags for a thread, by whoever may change its title. */
@Injectable()
export class ThreadRetagging {
  constructor(
    private readonly db: Database,
    private readonly threads: ThreadsService,
    private readonly locks: PlaceLocks,
    private readonly tags: TagsService,
    private readonly tagging: ThreadTagging,
    private readonly outbox: Outbox,
    private readonly broadcast: Broadcast,
    @Optional() private readonly screening: PostScreening = new NoScreening(),
  ) {}

  async retag(viewer: Viewer, id: string, names: readonly string[]): Promise<Thread> {
    const place = await this.threads.visible(viewer, id);
    ensure(threadPolicy.edit(viewer, place.thread, place.room));
    // Words that are refused anywhere are refused as tags; for anything else tags are too short.
    await this.screening.screen(renaming(viewer, place, { tags: names }));
    const tags = await this.tags.resolveForThread(viewer, names);
    return this.db.tx(async () => {
      const { thread: now, room } = await this.threads.visible(viewer, id);
      const [thread] = await this.locks.take({ threads: [now] });
      ensure(threadPolicy.edit(viewer, thread!, room));
      await this.tagging.set(id, tags);
      const facts = { ...threadFacts(thread!), tagIds: tags.map((tag) => tag.id) };
      await this.outbox.publish('thread.retagged', facts, viewer.memberId);
      await this.broadcast.sendAll(threadHints(thread!));
      return thread!;
    });
  }
}
