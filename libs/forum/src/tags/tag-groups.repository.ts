import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';
import type { SelectQueryBuilder } from 'typeorm';
import { TagGroup } from './tag.entity.js';

@Injectable()
export class TagGroupsRepository {
  constructor(private readonly db: Database) {}

  /** Groups come as one short list: staff make each by hand. */
  list(): Promise<TagGroup[]> {
    return this.query().orderBy('tagGroup.position').addOrderBy('tagGroup.id').limit(500).getMany();
  }

  byId(id: string): Promise<TagGroup | null> {
    return this.query().where('tagGroup.id = :id', { id }).getOne();
  }

  byIds(ids: readonly string[]): Promise<TagGroup[]> {
    return this.query().where('tagGroup.id = any(:ids)', { ids }).getMany();
  }

  /** False when the address is taken. */
  async insert(group: Omit<TagGroup, 'position'>): Promise<boolean> {
    const inserted = await this.db.rows(
      `insert into tag_groups (id, slug, name, position, created_at)
       select $1::uuid, $2, $3, coalesce(max(position), 0) + 1, $4::timestamptz from tag_groups
       on conflict do nothing returning 1`,
      [group.id, group.slug, group.name, group.createdAt],
    );
    return inserted.length > 0;
  }

  async rename(id: string, name: string): Promise<void> {
    await this.db.manager.update(TagGroup, { id }, { name });
  }

  /** Its tags stay, without a group. */
  async delete(id: string): Promise<void> {
    await this.db.manager.delete(TagGroup, { id });
  }

  /** Positions follow the order of the ids. */
  async reorder(ids: string[]): Promise<void> {
    await this.db.rows(
      `update tag_groups set position = wanted.position
       from unnest($1::uuid[]) with ordinality as wanted (id, position)
       where tag_groups.id = wanted.id`,
      [ids],
    );
  }

  private query(): SelectQueryBuilder<TagGroup> {
    return this.db.manager.createQueryBuilder(TagGroup, 'tagGroup');
  }
}
