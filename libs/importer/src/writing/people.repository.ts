import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';

/** A member that came with this community. */
export interface Person {
  /** The word by which he was asked for: an id or a username of the source. */
  key: string;
  id: string;
  handle: string;
  createdAt: Date;
}

/** Who the people of a source are here. */
@Injectable()
export class PeopleRepository {
  constructor(private readonly db: Database) {}

  /** By ids of the source. */
  byIds(source: string, ids: readonly string[]): Promise<Map<string, Person>> {
    return this.find(source, 'user', ids);
  }

  /** By usernames in lower case, as quotes and mentions have them. */
  byNames(source: string, names: readonly string[]): Promise<Map<string, Person>> {
    return this.find(source, 'username', names);
  }

  /** Those of the handles (lower case) that somebody has, had, or is about to confirm. */
  async takenHandles(handles: readonly string[]): Promise<Set<string>> {
    const rows = await this.db.rows<{ handle: string }>(
      `select handle from unnest($1::text[]) as handle
       where exists (select 1 from members where lower(members.handle) = handle.handle)
         or exists (select 1 from previous_handles p where p.handle = handle.handle)
         or exists (select 1 from sign_ups s
                    where lower(s.handle) = handle.handle and s.expires_at > now())`,
      [handles],
    );
    return new Set(rows.map((row) => row.handle));
  }

  private async find(
    source: string,
    type: string,
    keys: readonly string[],
  ): Promise<Map<string, Person>> {
    if (keys.length === 0) return new Map();
    const people = await this.db.rows<Person>(
      `select record.source_id as key, member.id, member.handle, member.created_at as "createdAt"
       from import_records record join members member on member.id = record.target_id
       where record.source = $1 and record.type = $2 and record.source_id = any($3)`,
      [source, type, keys],
      'import-people',
    );
    return new Map(people.map((person) => [person.key, person]));
  }
}
