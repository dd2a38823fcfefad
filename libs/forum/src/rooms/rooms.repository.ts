import { Injectable } from '@nestjs/common';
import { type Condition, Database, isSignedIn, isStaff, type Viewer } from '@parvis/kernel';
import type { SelectQueryBuilder } from 'typeorm';
import { Room } from './room.entity.js';

/** `roomPolicy.see` for many rooms: a condition on the alias of a rooms table. */
export function visibleRooms(viewer: Viewer, alias: string): Condition {
  if (isStaff(viewer)) return { sql: 'true', parameters: {} };
  const open = isSignedIn(viewer) ? `<> 'private'` : `= 'public'`;
  return {
    sql: `(${alias}.visibility ${open} or ${alias}.id = any(:viewerRoomIds))`,
    parameters: { viewerRoomIds: [...viewer.roomIds] },
  };
}

@Injectable()
export class RoomsRepository {
  constructor(private readonly db: Database) {}

  visibleTo(viewer: Viewer): SelectQueryBuilder<Room> {
    const { sql, parameters } = visibleRooms(viewer, 'room');
    return this.query().where(sql, parameters);
  }

  /** Rooms come as one short list: a brand has dozens, not thousands. */
  listVisible(viewer: Viewer): Promise<Room[]> {
    return this.visibleTo(viewer)
      .orderBy('room.position')
      .addOrderBy('room.id')
      .limit(500)
      .getMany();
  }

  byIds(ids: readonly string[]): Promise<Room[]> {
    return this.query().whereInIds(ids).getMany();
  }

  byId(id: string): Promise<Room | null> {
    return this.query().where('room.id = :id', { id }).getOne();
  }

  /** By its slug of today, else by one it had before. */
  async bySlug(slug: string): Promise<Room | null> {
    return this.query()
      .where('room.slug = :slug', { slug })
      .orWhere('room.id = (select room_id from previous_room_slugs where slug = :slug)')
      .orderBy('room.slug = :slug', 'DESC')
      .limit(1)
      .getOne();
  }

  async lastPosition(): Promise<number> {
    const [row] = await this.db.rows<{ last: number }>(
      'select coalesce(max(position), 0)::int as last from rooms',
    );
    return row!.last;
  }

  /** Lets one transaction at a time change which room stands under which. */
  async lockTree(): Promise<void> {
    await this.db.rows(`select pg_advisory_xact_lock(hashtextextended('rooms', 0))`);
  }

  async hasChildren(id: string): Promise<boolean> {
    return this.query().where('room.parentId = :id', { id }).getExists();
  }

  async insert(room: Room): Promise<void> {
    await this.db.manager.insert(Room, room);
  }

  async update(id: string, changes: Partial<Room>): Promise<void> {
    await this.db.manager.update(Room, { id }, changes);
  }

  /** Keeps an old slug so that its addresses go on working; a new owner of the word takes it over. */
  async keepSlug(roomId: string, oldSlug: string, newSlug: string): Promise<void> {
    await this.db.rows('delete from previous_room_slugs where slug = $1', [newSlug]);
    await this.db.rows(
      `insert into previous_room_slugs (slug, room_id) values ($1, $2)
       on conflict (slug) do update set room_id = excluded.room_id`,
      [oldSlug, roomId],
    );
  }

  /** Positions follow the order of the ids. */
  async reorder(ids: string[]): Promise<void> {
    await this.db.rows(
      `update rooms set position = wanted.position
       from unnest($1::uuid[]) with ordinality as wanted (id, position)
       where rooms.id = wanted.id`,
      [ids],
    );
  }

  /** When the latest post of each room was written, after threads came, went or fell silent. */
  async refreshActivity(ids: readonly string[]): Promise<void> {
    await this.db.rows(
      `update rooms set last_post_at = (
         select max(thread.last_post_at) from threads thread
         where thread.room_id = rooms.id and thread.withdrawn_at is null
           and thread.removed_at is null and thread.merged_into_id is null)
       where id = any($1)`,
      [ids],
      'rooms-activity',
    );
  }

  private query(): SelectQueryBuilder<Room> {
    return this.db.manager.createQueryBuilder(Room, 'room');
  }
}
