import { Injectable } from '@nestjs/common';
import { byKey, groupBy, isStaff, Loader, type Viewer } from '@parvis/kernel';
import type { Tag, TagGroup } from './tag.entity.js';
import { TagGroupsRepository } from './tag-groups.repository.js';
import { TagsRepository } from './tags.repository.js';
import { ThreadTagsRepository } from './thread-tags.repository.js';

const RELATED = 8;

export interface TagDescription {
  id: string;
  markdown: string;
  html: string;
}

/** Tags by id, whether or not the viewer may see them: callers ask the policy. */
@Injectable()
export class TagById extends Loader<string, Tag> {
  constructor(private readonly tags: TagsRepository) {
    super();
  }

  protected async batch(ids: readonly string[]): Promise<Map<string, Tag>> {
    return byKey(await this.tags.byIds(ids), (tag) => tag.id);
  }
}

@Injectable()
export class TagDescriptionById extends Loader<string, TagDescription> {
  constructor(private readonly tags: TagsRepository) {
    super();
  }

  protected async batch(ids: readonly string[]): Promise<Map<string, TagDescription>> {
    return byKey(await this.tags.descriptions(ids), (description) => description.id);
  }
}

@Injectable()
export class TagGroupById extends Loader<string, TagGroup> {
  constructor(private readonly groups: TagGroupsRepository) {
    super();
  }

  protected async batch(ids: readonly string[]): Promise<Map<string, TagGroup>> {
    return byKey(await this.groups.byIds(ids), (group) => group.id);
  }
}

/** The listed synonyms of tags by their ids; staff see all of them. */
@Injectable()
export class SynonymsOfTag extends Loader<string, Tag[]> {
  constructor(private readonly tags: TagsRepository) {
    super();
  }

  protected async batch(ids: readonly string[], viewer: Viewer): Promise<Map<string, Tag[]>> {
    const synonyms = await this.tags.synonymsOf(ids);
    const shown = synonyms.filter((synonym) => isStaff(viewer) || synonym.listedAt);
    return groupBy(shown, (synonym) => synonym.synonymOfId!);
  }
}

/** Tags that public threads carry together with a tag; every viewer may see those. */
@Injectable()
export class RelatedTagsOfTag extends Loader<string, Tag[]> {
  constructor(
    private readonly threadTags: ThreadTagsRepository,
    private readonly tags: TagsRepository,
  ) {
    super();
  }

  protected async batch(ids: readonly string[]): Promise<Map<string, Tag[]>> {
    const pairs = await this.threadTags.related(ids, RELATED);
    const tags = await this.tags.byIds([...new Set(pairs.map((pair) => pair.id))]);
    const byId = byKey(tags, (tag) => tag.id);
    const groups = groupBy(pairs, (pair) => pair.ofId);
    return new Map([...groups].map(([id, list]) => [id, list.map((pair) => byId.get(pair.id)!)]));
  }
}
