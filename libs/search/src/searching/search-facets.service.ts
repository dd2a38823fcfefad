import { Injectable } from '@nestjs/common';
import { type Room, type Tag, TagsRepository } from '@parvis/forum';
import type { Viewer } from '@parvis/kernel';
import type { EngineFacet, FacetName } from '../engine/search-engine.js';

export interface FacetValue {
  /** What the filter takes: the id of a room, the slug of a tag, a word, `true` or `false`. */
  value: string;
  /** The name of the room or tag; else the value, for the page to find words for. */
  label: string;
  count: number;
}

export interface Facet {
  name: FacetName;
  values: FacetValue[];
}

/** Gives the numbers of an engine their names; a room or tag the viewer may not see has none. */
@Injectable()
export class SearchFacets {
  constructor(private readonly tags: TagsRepository) {}

  async named(
    viewer: Viewer,
    facets: readonly EngineFacet[],
    rooms: ReadonlyMap<string, Room>,
  ): Promise<Facet[]> {
    const tags = await this.visibleTags(viewer, facets);
    const nameOf = (name: FacetName, value: string): Omit<FacetValue, 'count'> | null => {
      if (name === 'room') {
        const room = rooms.get(value);
        return room ? { value: room.id, label: room.name } : null;
      }
      if (name !== 'tag') return { value, label: value };
      const tag = tags.get(value);
      return tag ? { value: tag.slug, label: tag.name } : null;
    };
    return facets.map(({ name, values }) => ({
      name,
      values: values.flatMap(({ value, count }) => {
        const named = nameOf(name, value);
        return named && count > 0 ? [{ ...named, count }] : [];
      }),
    }));
  }

  private async visibleTags(viewer: Viewer, facets: readonly EngineFacet[]) {
    const values = facets.find(({ name }) => name === 'tag')?.values ?? [];
    if (values.length === 0) return new Map<string, Tag>();
    const ids = values.map(({ value }) => value);
    const query = this.tags.visibleTo(viewer).andWhere('tag.id = any(:ids)', { ids });
    return new Map((await query.getMany()).map((tag) => [tag.id, tag]));
  }
}
