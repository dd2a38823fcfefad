import { Injectable } from '@nestjs/common';
import {
  Broadcast,
  Clock,
  checked,
  Database,
  ensure,
  invalid,
  isUuid,
  notFound,
  Outbox,
  type Viewer,
} from '@parvis/kernel';
import type { Tag } from './tag.entity.js';
import { tagListHints } from './tag.events.js';
import { tagPolicy } from './tag.policy.js';
import { tagName } from './tag-name.js';
import { TagsRepository } from './tags.repository.js';
import { TagsService } from './tags.service.js';

/** Other words for a tag. They point to a main tag, never to another synonym. */
@Injectable()
export class TagSynonyms {
  constructor(
    private readonly db: Database,
    private readonly service: TagsService,
    private readonly tags: TagsRepository,
    private readonly outbox: Outbox,
    private readonly broadcast: Broadcast,
    private readonly clock: Clock,
  ) {}

  /** INVALID `taken` when the word is a tag already: two tags are merged instead. */
  async add(viewer: Viewer, id: string, word: string): Promise<Tag> {
    ensure(tagPolicy.curate(viewer));
    const { name } = checked({ name: () => tagName(word) });
    return this.change(viewer, id, async (tag) => {
      const columns = { synonymOfId: tag.id, listedAt: this.clock.now() };
      const synonym = await this.service.coin(name, viewer.memberId, columns);
      if (!synonym) throw invalid({ name: 'taken' });
      const facts = { tagId: tag.id, synonymId: synonym.id, name };
      await this.outbox.publish('tag.synonym_added', facts, viewer.memberId);
    });
  }

  async remove(viewer: Viewer, id: string, synonymId: string): Promise<Tag> {
    ensure(tagPolicy.curate(viewer));
    return this.change(viewer, id, async (tag) => {
      const synonym = isUuid(synonymId) ? await this.tags.byId(synonymId) : null;
      if (synonym?.synonymOfId !== tag.id) throw notFound('tag');
      await this.tags.delete(synonym.id);
      const facts = { tagId: tag.id, name: synonym.name };
      await this.outbox.publish('tag.synonym_removed', facts, viewer.memberId);
      await this.broadcast.sendAll(tagListHints([synonym.slug]));
    });
  }

  /** Under the main tag's lock, so that it cannot become a synonym itself meanwhile. */
  private async change(viewer: Viewer, id: string, write: (tag: Tag) => Promise<void>) {
    await this.service.visible(viewer, id);
    return this.db.tx(async () => {
      const [tag] = await this.tags.lock([id]);
      if (!tag || tag.synonymOfId) throw notFound('tag');
      await write(tag);
      await this.broadcast.sendAll(tagListHints([tag.slug]));
      return tag;
    });
  }
}
