import { Injectable } from '@nestjs/common';
import { Broadcast } from '@parvis/kernel';
import { TAGS_PER_THREAD, type Tag } from './tag.entity.js';
import { tagHints } from './tag.events.js';
import { ThreadTagsRepository } from './thread-tags.repository.js';

/**
 * What the life of a thread does to its tags. Every method belongs into the transaction that
 * changed the thread; tags are locked last, after rooms, threads and posts.
 */
@Injectable()
export class ThreadTagging {
  constructor(
    private readonly threadTags: ThreadTagsRepository,
    private readonly broadcast: Broadcast,
  ) {}

  /** A standing thread carries these tags and no others. */
  async set(threadId: string, tags: readonly Pick<Tag, 'id'>[]): Promise<void> {
    const ids = tags.map((tag) => tag.id);
    await this.tell(await this.threadTags.replace(threadId, ids));
  }

  /** These threads stand or do not stand, in public or not, otherwise than before. */
  async refresh(threadIds: readonly string[]): Promise<void> {
    await this.tell(await this.threadTags.refreshThreads(threadIds));
  }

  /** The room may have become public, or ceased to be. */
  async refreshRoom(roomId: string): Promise<void> {
    await this.tell(await this.threadTags.refreshRoom(roomId));
  }

  /** A standing thread takes over the tags of one merged into it, as far as there is place. */
  async adopt(threadId: string, fromThreadId: string): Promise<void> {
    const own = await this.threadTags.idsOf(threadId);
    const other = await this.threadTags.idsOf(fromThreadId);
    const ids = [...new Set([...own, ...other].map((tag) => tag.id))];
    await this.tell(await this.threadTags.replace(threadId, ids.slice(0, TAGS_PER_THREAD)));
  }

  private async tell(slugs: string[]): Promise<void> {
    if (slugs.length > 0) await this.broadcast.sendAll(tagHints(slugs));
  }
}
