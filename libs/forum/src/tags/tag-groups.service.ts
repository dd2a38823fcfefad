import { Injectable } from '@nestjs/common';
import {
  Broadcast,
  Clock,
  checked,
  cleanText,
  Database,
  ensure,
  isUuid,
  notFound,
  Outbox,
  slugify,
  uuidv7,
  type Viewer,
} from '@parvis/kernel';
import { TAG_GROUP_NAME_MAX, TagGroup } from './tag.entity.js';
import { tagListHints } from './tag.events.js';
import { tagPolicy } from './tag.policy.js';
import { TagGroupsRepository } from './tag-groups.repository.js';

/** The headings under which the list of tags is read; kept by staff. */
@Injectable()
export class TagGroupsService {
  constructor(
    private readonly db: Database,
    private readonly groups: TagGroupsRepository,
    private readonly outbox: Outbox,
    private readonly broadcast: Broadcast,
    private readonly clock: Clock,
  ) {}

  async create(viewer: Viewer, text: string): Promise<TagGroup> {
    ensure(tagPolicy.curate(viewer));
    const name = groupName(text);
    const id = uuidv7();
    const slug = slugify(name, 'group', TAG_GROUP_NAME_MAX);
    await this.db.tx(async () => {
      const facts = { id, name, createdAt: this.clock.now() };
      for (let number = 1; ; number++) {
        const free = number === 1 ? slug : `${slug}-${number}`;
        if (await this.groups.insert({ ...facts, slug: free })) break;
      }
      await this.outbox.publish('tag_group.created', { groupId: id }, viewer.memberId);
      await this.broadcast.sendAll(tagListHints([]));
    });
    return this.existing(id);
  }

  /** The address stays, as nothing but an anchor leads to it. */
  async rename(viewer: Viewer, id: string, text: string): Promise<TagGroup> {
    ensure(tagPolicy.curate(viewer));
    const group = await this.existing(id);
    const name = groupName(text);
    await this.db.tx(async () => {
      await this.groups.rename(id, name);
      await this.changed(viewer, id, ['name']);
    });
    return { ...group, name };
  }

  /** Leaves its tags without a group. */
  async delete(viewer: Viewer, id: string): Promise<TagGroup[]> {
    ensure(tagPolicy.curate(viewer));
    const { name } = await this.existing(id);
    await this.db.tx(async () => {
      await this.groups.delete(id);
      await this.outbox.publish('tag_group.deleted', { groupId: id, name }, viewer.memberId);
      await this.broadcast.sendAll(tagListHints([]));
    });
    return this.groups.list();
  }

  /** Puts the groups into the order of `ids`; groups left out keep their positions. */
  async reorder(viewer: Viewer, ids: string[]): Promise<TagGroup[]> {
    ensure(tagPolicy.curate(viewer));
    if (ids.length > 500 || !ids.every(isUuid)) throw notFound('tag_group');
    await this.db.tx(async () => {
      await this.groups.reorder(ids);
      for (const id of ids) await this.changed(viewer, id, ['position']);
    });
    return this.groups.list();
  }

  private async existing(id: string): Promise<TagGroup> {
    const group = isUuid(id) ? await this.groups.byId(id) : null;
    if (!group) throw notFound('tag_group');
    return group;
  }

  private async changed(viewer: Viewer, groupId: string, changes: string[]): Promise<void> {
    await this.outbox.publish('tag_group.changed', { groupId, changes }, viewer.memberId);
    await this.broadcast.sendAll(tagListHints([]));
  }
}

function groupName(text: string): string {
  const { name } = checked({ name: () => cleanText(text, { max: TAG_GROUP_NAME_MAX }) });
  return name;
}
