import { Injectable } from '@nestjs/common';
import {
  Cursors,
  Database,
  type KeysetOrder,
  keysetPage,
  type Page,
  type PageRequest,
} from '@parvis/kernel';
import { RoomMember, type RoomRole } from './room.entity.js';

const OLDEST_FIRST: KeysetOrder<RoomMember> = {
  list: 'room-members',
  direction: 'ASC',
  columns: [
    { sql: 'place.createdAt', read: (place) => place.createdAt },
    { sql: 'place.memberId', read: (place) => place.memberId },
  ],
};

/** A room whose list holds someone. */
export interface Place {
  roomId: string;
  role: RoomRole;
}

@Injectable()
export class RoomMembersRepository {
  constructor(
    private readonly db: Database,
    private readonly cursors: Cursors,
  ) {}

  /** The places of whoever holds a session, read on every signed-in request together with it. */
  placesOfSession(tokenHash: Buffer): Promise<Place[]> {
    return this.db.read(
      `select room_id as "roomId", role from room_members
       where member_id = (select member_id from sessions where token_hash = $1)`,
      [tokenHash],
      'room-places-of-session',
    );
  }

  /** The places of one member. */
  placesOf(memberId: string): Promise<Place[]> {
    return this.db.read(
      'select room_id as "roomId", role from room_members where member_id = $1',
      [memberId],
      'room-places',
    );
  }

  page(roomId: string, request: PageRequest): Promise<Page<RoomMember>> {
    const query = this.db.manager
      .createQueryBuilder(RoomMember, 'place')
      .where('place.roomId = :roomId', { roomId });
    return keysetPage(query, OLDEST_FIRST, request, this.cursors);
  }

  async set(roomId: string, memberId: string, role: RoomRole, addedById: string): Promise<void> {
    await this.db.rows(
      `insert into room_members (room_id, member_id, role, added_by_id) values ($1, $2, $3, $4)
       on conflict (room_id, member_id) do update set role = excluded.role`,
      [roomId, memberId, role, addedById],
    );
  }

  /** Whether there was such a place. */
  async remove(roomId: string, memberId: string): Promise<boolean> {
    const gone = await this.db.rows(
      'delete from room_members where room_id = $1 and member_id = $2 returning 1',
      [roomId, memberId],
    );
    return gone.length > 0;
  }
}
