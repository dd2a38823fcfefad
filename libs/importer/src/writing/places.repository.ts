import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';

/** A tag as it stands here, found by its name. */
export interface KnownTag {
  id: string;
  /** In lower case. */
  name: string;
  /** Itself, or the tag it stands for. */
  mainId: string;
}

/** Rooms and tags that are here already, for new ones to find their place among. */
@Injectable()
export class PlacesRepository {
  constructor(private readonly db: Database) {}

  async roomSlugs(): Promise<Set<string>> {
    return this.words('select slug as word from rooms union select slug from previous_room_slugs');
  }

  /** Slugs of tags that begin like one of these. */
  async tagSlugs(bases: readonly string[]): Promise<Set<string>> {
    return this.words(
      `select slug as word from tags where exists (
         select 1 from unnest($1::text[]) as base where slug = base or slug like base || '-%')`,
      [bases],
    );
  }

  async tagGroupSlugs(): Promise<Set<string>> {
    return this.words('select slug as word from tag_groups');
  }

  async lastRoomPosition(): Promise<number> {
    const [row] = await this.db.rows<{ last: number }>(
      'select coalesce(max(position), 0)::int as last from rooms',
    );
    return row!.last;
  }

  /** By names in lower case. */
  async tagsByName(names: readonly string[]): Promise<Map<string, KnownTag>> {
    if (names.length === 0) return new Map();
    const tags = await this.db.rows<KnownTag>(
      `select id, lower(name) as name, coalesce(synonym_of_id, id) as "mainId"
       from tags where lower(name) = any($1)`,
      [names],
    );
    return new Map(tags.map((tag) => [tag.name, tag]));
  }

  /** What lines of a type became, by their ids in the source. */
  async targets(
    source: string,
    type: string,
    sourceIds: readonly string[],
  ): Promise<Map<string, string>> {
    if (sourceIds.length === 0) return new Map();
    const rows = await this.db.rows<{ sourceId: string; targetId: string }>(
      `select source_id as "sourceId", target_id as "targetId" from import_records
       where source = $1 and type = $2 and source_id = any($3)`,
      [source, type, sourceIds],
    );
    return new Map(rows.map(({ sourceId, targetId }) => [sourceId, targetId]));
  }

  private async words(sql: string, values: unknown[] = []): Promise<Set<string>> {
    const rows = await this.db.rows<{ word: string }>(sql, values);
    return new Set(rows.map((row) => row.word));
  }
}
