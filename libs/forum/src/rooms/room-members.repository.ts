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

@Injectable()
export class RoomMembersRepository {
  constructor(
    private readonly db: Database,
    private readonly cursors: Cursors,
  ) {}

  /** The places of one member, read on every signed-in request. */
  placesOf(memberId: string): Promise<{ roomId: string; role: RoomRole }[]> {
    return this.db.rows(
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
