import { Injectable } from '@nestjs/common';
import {
  type Condition,
  Cursors,
  Database,
  isSignedIn,
  isStaff,
  type KeysetOrder,
  keysetPage,
  type Page,
  type PageRequest,
  slugify,
  type Viewer,
} from '@parvis/kernel';
import type { SelectQueryBuilder } from 'typeorm';
import type { Room } from '../rooms/room.entity.js';
import { visibleRooms } from '../rooms/rooms.repository.js';
import { Tag } from './tag.entity.js';

export type TagOrder = 'use' | 'name';

/** What narrows a list of tags. */
export interface TagFilter {
  groupId?: string | null;
  prefix?: string | null;
}

const ORDERS: Record<TagOrder, KeysetOrder<Tag>> = {
  use: {
    list: 'tags-by-use',
    direction: 'DESC',
    columns: [
      { sql: 'tag.threadCount', read: (tag) => tag.threadCount },
      { sql: 'tag.id', read: (tag) => tag.id },
    ],
  },
  // Slugs sort as readers expect, accents and capitals aside, and are unique.
  name: {
    list: 'tags-by-name',
    direction: 'ASC',
    columns: [{ sql: 'tag.slug', read: (tag) => tag.slug }],
  },
};

/** The standing threads that carry tags, with their rooms. */
const CARRIERS = `thread_tags tt
  join threads t on t.id = tt.thread_id
    and t.withdrawn_at is null and t.removed_at is null and t.merged_into_id is null
  join rooms r on r.id = t.room_id`;

/** `tagPolicy.see` for many tags: a condition on the alias of a tags table. */
export function visibleTags(viewer: Viewer, alias: string): Condition {
  if (isStaff(viewer)) return { sql: 'true', parameters: {} };
  const open = `${alias}.listed_at is not null or ${alias}.thread_count > 0`;
  if (!isSignedIn(viewer)) return { sql: `(${open})`, parameters: {} };
  const { sql, parameters } = visibleRooms(viewer, 'r');
  const carried = `exists (select 1 from ${CARRIERS} where tt.tag_id = ${alias}.id and ${sql})`;
  return { sql: `(${open} or ${carried})`, parameters };
}

@Injectable()
export class TagsRepository {
  constructor(
    private readonly db: Database,
    private readonly cursors: Cursors,
  ) {}

  /** Main tags alone; synonyms are found by name or address. */
  visibleTo(viewer: Viewer): SelectQueryBuilder<Tag> {
    const { sql, parameters } = visibleTags(viewer, 'tag');
    return this.query().where('tag.synonymOfId is null').andWhere(sql, parameters);
  }

  page(
    viewer: Viewer,
    filter: TagFilter,
    order: TagOrder,
    request: PageRequest,
  ): Promise<Page<Tag>> {
    const query = this.visibleTo(viewer);
    if (filter.groupId) query.andWhere('tag.groupId = :groupId', { groupId: filter.groupId });
    if (filter.prefix) query.andWhere(...startsWith('tag', filter.prefix));
    return keysetPage(query, ORDERS[order], request, this.cursors);
  }

  /** The most used tags whose name, address or listed synonym begins so. */
  suggest(viewer: Viewer, prefix: string, limit: number): Promise<Tag[]> {
    const [own, parameters] = startsWith('tag', prefix);
    const [other] = startsWith('synonym', prefix);
    const shown = isStaff(viewer) ? 'true' : 'synonym.listed_at is not null';
    return this.visibleTo(viewer)
      .andWhere(
        `(${own} or exists (select 1 from tags synonym
           where synonym.synonym_of_id = tag.id and ${shown} and ${other}))`,
        parameters,
      )
      .orderBy('tag.threadCount', 'DESC')
      .addOrderBy('tag.id', 'DESC')
      .limit(limit)
      .getMany();
  }

  byId(id: string): Promise<Tag | null> {
    return this.query().where('tag.id = :id', { id }).getOne();
  }

  byIds(ids: readonly string[]): Promise<Tag[]> {
    return this.query().where('tag.id = any(:ids)', { ids }).getMany();
  }

  bySlug(slug: string): Promise<Tag | null> {
    return this.query().where('tag.slug = :slug', { slug }).getOne();
  }

  /** The tag of that name, capitals aside; it may be a synonym. */
  byName(name: string): Promise<Tag | null> {
    return this.query().where('lower(tag.name) = lower(:name)', { name }).getOne();
  }

  /** For each name that is known, its place in the list and the id of the tag or its main tag. */
  idsByNames(names: readonly string[]): Promise<{ place: number; tagId: string }[]> {
    return this.db.rows(
      `select wanted.place::int as place, coalesce(tag.synonym_of_id, tag.id) as "tagId"
       from unnest($1::text[]) with ordinality as wanted (name, place)
       join tags tag on lower(tag.name) = lower(wanted.name)`,
      [names],
      'tags-by-names',
    );
  }

  synonymsOf(tagIds: readonly string[]): Promise<Tag[]> {
    return this.query()
      .where('tag.synonymOfId = any(:tagIds)', { tagIds })
      .orderBy('tag.slug')
      .limit(1_000)
      .getMany();
  }

  descriptions(ids: readonly string[]): Promise<{ id: string; markdown: string; html: string }[]> {
    return this.db.rows(
      `select id, description_markdown as markdown, description_html as html
       from tags where id = any($1)`,
      [ids],
    );
  }

  /** The rooms in which a standing thread carries the tag. */
  roomsUsing(id: string): Promise<Pick<Room, 'id' | 'visibility'>[]> {
    return this.db.rows(
      `select distinct r.id, r.visibility from ${CARRIERS} where tt.tag_id = $1`,
      [id],
    );
  }

  /** False when the name or the address is taken, by a commit of this very moment as well. */
  async insert(tag: Tag): Promise<boolean> {
    const inserted = await this.db.rows(
      `insert into tags (id, slug, name, description_markdown, description_html, group_id,
                         synonym_of_id, listed_at, created_by_id, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing returning 1`,
      [
        tag.id,
        tag.slug,
        tag.name,
        tag.descriptionMarkdown ?? '',
        tag.descriptionHtml ?? '',
        tag.groupId,
        tag.synonymOfId,
        tag.listedAt,
        tag.createdById,
        tag.createdAt,
      ],
    );
    return inserted.length > 0;
  }

  async update(id: string, changes: Partial<Tag>): Promise<void> {
    await this.db.manager.update(Tag, { id }, changes);
  }

  /** No chains: the synonyms of a tag that becomes one itself point to its main tag. */
  async moveSynonyms(fromId: string, intoId: string): Promise<void> {
    await this.db.manager.update(Tag, { synonymOfId: fromId }, { synonymOfId: intoId });
  }

  async delete(id: string): Promise<void> {
    await this.db.manager.delete(Tag, { id });
  }

  /** Holds the rows of these tags until the commit, in the order of their ids, and reads them. */
  lock(ids: readonly string[]): Promise<Tag[]> {
    return this.query()
      .where('tag.id = any(:ids)', { ids })
      .orderBy('tag.id')
      .setLock('pessimistic_write')
      .getMany();
  }

  private query(): SelectQueryBuilder<Tag> {
    return this.db.manager.createQueryBuilder(Tag, 'tag');
  }
}

/** Name or address begins with the text; the wildcards of LIKE are taken as themselves. */
function startsWith(alias: string, prefix: string): [string, Record<string, string>] {
  const escaped = prefix.replace(/[\\%_]/g, '\\$&');
  const slug = slugify(prefix, '');
  const bySlug = slug ? ` or ${alias}.slug like :slugPrefix` : '';
  return [
    `(lower(${alias}.name) like lower(:namePrefix)${bySlug})`,
    { namePrefix: `${escaped}%`, ...(slug && { slugPrefix: `${slug}%` }) },
  ];
}
