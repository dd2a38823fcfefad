import { Injectable } from '@nestjs/common';
import {
  Broadcast,
  Clock,
  Database,
  ensure,
  invalid,
  notFound,
  Outbox,
  type Viewer,
} from '@parvis/kernel';
import { SubscriptionsRepository } from '../subscriptions/subscriptions.repository.js';
import type { Tag } from '../tags/tag.entity.js';
import { tagListHints } from '../tags/tag.events.js';
import { tagPolicy } from '../tags/tag.policy.js';
import { TagsRepository } from '../tags/tags.repository.js';
import { TagsService } from '../tags/tags.service.js';
import { ThreadTagsRepository } from '../tags/thread-tags.repository.js';

/** Makes one tag of two: threads, followers and synonyms go over, the old word stays a synonym. */
@Injectable()
export class TagMerges {
  constructor(
    private readonly db: Database,
    private readonly service: TagsService,
    private readonly tags: TagsRepository,
    private readonly threadTags: ThreadTagsRepository,
    private readonly subscriptions: SubscriptionsRepository,
    private readonly outbox: Outbox,
    private readonly broadcast: Broadcast,
    private readonly clock: Clock,
  ) {}

  async merge(viewer: Viewer, id: string, intoId: string): Promise<Tag> {
    ensure(tagPolicy.curate(viewer));
    await this.service.visible(viewer, id);
    await this.service.visible(viewer, intoId);
    if (id === intoId) throw invalid({ intoId: 'same_tag' });
    await this.db.tx(async () => {
      const tags = await this.tags.lock([id, intoId]);
      if (tags.length < 2 || tags.some((tag) => tag.synonymOfId)) throw notFound('tag');
      const from = tags.find((tag) => tag.id === id)!;
      const synonyms = await this.tags.synonymsOf([id]);
      await this.threadTags.move(id, intoId);
      await this.subscriptions.move('tag', id, intoId);
      await this.tags.moveSynonyms(id, intoId);
      await this.tags.update(id, {
        synonymOfId: intoId,
        groupId: null,
        listedAt: this.shownSince(from),
      });
      await this.outbox.publish(
        'tag.merged',
        { tagId: id, intoId, name: from.name },
        viewer.memberId,
      );
      await this.broadcast.sendAll(tagListHints([...tags, ...synonyms].map((tag) => tag.slug)));
    });
    return this.service.visible(viewer, intoId);
  }

  /** The word stays hidden from those who could not see the tag: it may come from a closed room. */
  private shownSince(tag: Tag): Date | null {
    return tag.listedAt ?? (tag.threadCount > 0 ? this.clock.now() : null);
  }
}
