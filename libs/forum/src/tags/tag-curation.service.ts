import { Injectable } from '@nestjs/common';
import {
  Broadcast,
  Clock,
  checked,
  cleanText,
  Database,
  DomainError,
  ensure,
  invalid,
  isUuid,
  MarkdownRenderer,
  notFound,
  Outbox,
  uuidv7,
  type Viewer,
  violatesUnique,
} from '@parvis/kernel';
import { newTag, TAG_DESCRIPTION_MAX, Tag } from './tag.entity.js';
import { tagListHints } from './tag.events.js';
import type { TagInput } from './tag.inputs.js';
import { tagPolicy } from './tag.policy.js';
import { TagGroupsRepository } from './tag-groups.repository.js';
import { tagName, tagSlugs } from './tag-name.js';
import { TagsRepository } from './tags.repository.js';
import { TagsService } from './tags.service.js';

/** What staff do to tags: make, rename, describe, group, list. */
@Injectable()
export class TagCuration {
  constructor(
    private readonly db: Database,
    private readonly service: TagsService,
    private readonly tags: TagsRepository,
    private readonly groups: TagGroupsRepository,
    private readonly outbox: Outbox,
    private readonly broadcast: Broadcast,
    private readonly renderer: MarkdownRenderer,
    private readonly clock: Clock,
  ) {}

  /** Makes a tag that everyone sees at once, whether or not a thread carries it. */
  async create(viewer: Viewer, input: TagInput): Promise<Tag> {
    ensure(tagPolicy.curate(viewer));
    if (input.name == null) throw invalid({ name: 'required' });
    const changes = { listedAt: this.clock.now(), ...(await this.changes(input)) };
    return this.db.tx(async () => {
      const tag = await this.service.coin(changes.name!, viewer.memberId, changes);
      if (!tag) throw invalid({ name: 'taken' });
      return tag;
    });
  }

  /** A new name takes its own address; the old name and address stay as a synonym. */
  async update(viewer: Viewer, id: string, input: TagInput): Promise<Tag> {
    ensure(tagPolicy.curate(viewer));
    const tag = await this.service.visible(viewer, id);
    const changes = await this.changes(input);
    if (changes.name === tag.name) delete changes.name;
    const names = Object.keys(changes);
    if (names.length === 0) return tag;
    return this.unlessTaken(() =>
      this.db.tx(async () => {
        const [locked] = await this.tags.lock([id]);
        if (!locked || locked.synonymOfId) throw notFound('tag');
        const before = Object.assign(new Tag(), locked);
        const slug = changes.name ? await this.freeSlug(changes.name, locked) : locked.slug;
        await this.tags.update(id, { ...changes, slug });
        if (slug !== before.slug) await this.leaveBehind(before, viewer.memberId);
        await this.outbox.publish('tag.changed', { tagId: id, changes: names }, viewer.memberId);
        await this.broadcast.sendAll(tagListHints([before.slug, slug]));
        return Object.assign(locked, changes, { slug });
      }),
    );
  }

  /** The columns an input changes, cleaned; throws INVALID with every wrong field. */
  private async changes(input: TagInput): Promise<Partial<Tag>> {
    const { name, descriptionMarkdown: markdown } = checked({
      name: () => (input.name == null ? undefined : tagName(input.name)),
      descriptionMarkdown: () =>
        input.descriptionMarkdown == null
          ? undefined
          : cleanText(input.descriptionMarkdown, {
              max: TAG_DESCRIPTION_MAX,
              multiline: true,
              min: 0,
            }),
    });
    const changes: Partial<Tag> = {};
    if (name !== undefined) changes.name = name;
    if (markdown !== undefined) {
      const { html } = await this.renderer.render(markdown, { handles: [] });
      Object.assign(changes, { descriptionMarkdown: markdown, descriptionHtml: html });
    }
    if (input.groupId !== undefined) changes.groupId = await this.group(input.groupId);
    if (input.isListed != null) changes.listedAt = input.isListed ? this.clock.now() : null;
    return changes;
  }

  private async group(id: string | null): Promise<string | null> {
    if (id === null) return null;
    const group = isUuid(id) ? await this.groups.byId(id) : null;
    if (!group) throw invalid({ groupId: 'tag_group_not_found' });
    return group.id;
  }

  /** An address for the new name: the tag's own, a free one, or that of its own synonym of that name. */
  private async freeSlug(name: string, tag: Tag): Promise<string> {
    for (const slug of tagSlugs(name)) {
      if (slug === tag.slug) return slug;
      const owner = await this.tags.bySlug(slug);
      if (!owner) return slug;
      if (owner.synonymOfId === tag.id && owner.name.toLowerCase() === name.toLowerCase()) {
        await this.tags.delete(owner.id);
        return slug;
      }
    }
    throw new DomainError('CONFLICT', 'tag_exists');
  }

  /** The name and address a tag had, as its synonym; shown to those who were shown the tag. */
  private async leaveBehind(before: Tag, byId: string | null): Promise<void> {
    const now = this.clock.now();
    await this.tags.insert(
      newTag({
        id: uuidv7(),
        slug: before.slug,
        name: before.name,
        synonymOfId: before.id,
        listedAt: before.listedAt ?? (before.threadCount > 0 ? now : null),
        createdById: byId,
        createdAt: now,
      }),
    );
  }

  private async unlessTaken<T>(write: () => Promise<T>): Promise<T> {
    try {
      return await write();
    } catch (error) {
      if (violatesUnique(error, 'tags_name')) throw invalid({ name: 'taken' });
      throw error;
    }
  }
}
