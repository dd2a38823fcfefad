import { Injectable } from '@nestjs/common';
import {
  type Condition,
  Database,
  isSignedIn,
  isStaff,
  isSuspended,
  positional,
  type Viewer,
} from '@parvis/kernel';
import { Room } from './room.entity.js';

/** What `room.*` reads as plain rows. */
const ROOM_COLUMNS = `
  room.id, room.slug, room.name, room.description, room.colour, room.position,
  room.parent_id as "parentId", room.kinds, room.visibility,
  room.thread_posting as "threadPosting", room.reply_posting as "replyPosting",
  room.hold_threads as "holdThreads", room.hold_replies as "holdReplies",
  room.thread_count as "threadCount", room.post_count as "postCount",
  room.month_post_count as "monthPostCount", room.last_post_at as "lastPostAt",
  room.created_at as "createdAt", room.archived_at as "archivedAt"`;

/** `roomPolicy.see` for many rooms: a condition on the alias of a rooms table. */
export function visibleRooms(viewer: Viewer, alias: string): Condition {
  if (isStaff(viewer)) return { sql: 'true', parameters: {} };
  if (isSuspended(viewer)) return { sql: `${alias}.visibility = 'public'`, parameters: {} };
  const open = isSignedIn(viewer) ? `<> 'private'` : `= 'public'`;
  return {
    sql: `(${alias}.visibility ${open} or ${alias}.id = any(:viewerRoomIds))`,
    parameters: { viewerRoomIds: [...viewer.roomIds] },
  };
}

/** Each has its own text of the condition above, and so its own prepared statement. */
const viewerClass = (viewer: Viewer): string =>
  isStaff(viewer)
    ? 'of-staff'
    : isSuspended(viewer)
      ? 'of-suspended'
      : isSignedIn(viewer)
        ? 'of-members'
        : 'of-all';

@Injectable()
export class RoomsRepository {
  constructor(private readonly db: Database) {}

  /** Rooms come as one short list: a brand has dozens, not thousands. */
  listVisible(viewer: Viewer): Promise<Room[]> {
    const visible = visibleRooms(viewer, 'room');
    const [text, values] = positional({
      ...visible,
      sql: `select ${ROOM_COLUMNS} from rooms room where ${visible.sql}
            order by room.position, room.id limit 500`,
    });
    return this.db.read(text, values, `rooms-${viewerClass(viewer)}`);
  }

  /** Those of `ids` that the viewer may see. */
  visibleTo(viewer: Viewer, ids: readonly string[]): Promise<Room[]> {
    const visible = visibleRooms(viewer, 'room');
    const [text, values] = positional({
      sql: `select ${ROOM_COLUMNS} from rooms room where room.id = any(:ids) and ${visible.sql}`,
      parameters: { ...visible.parameters, ids },
    });
    return this.db.rows(text, values);
  }

  byIds(ids: readonly string[]): Promise<Room[]> {
    return this.db.read(
      `select ${ROOM_COLUMNS} from rooms room where room.id = any($1)`,
      [ids],
      'rooms-by-id',
    );
  }

  async byId(id: string): Promise<Room | null> {
    return (await this.byIds([id]))[0] ?? null;
  }

  /** By its slug of today, else by one it had before. */
  async bySlug(slug: string): Promise<Room | null> {
    const [room] = await this.db.rows<Room>(
      `select ${ROOM_COLUMNS} from rooms room
       where room.slug = $1
         or room.id = (select room_id from previous_room_slugs where slug = $1)
       order by room.slug = $1 desc limit 1`,
      [slug],
      'room-by-slug',
    );
    return room ?? null;
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
    const children = await this.db.rows('select 1 from rooms where parent_id = $1 limit 1', [id]);
    return children.length > 0;
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
}
