import { Injectable } from '@nestjs/common';
import { MembersService } from '@parvis/identity';
import {
  Broadcast,
  Database,
  ensure,
  isUuid,
  notFound,
  Outbox,
  type Page,
  type PageRequest,
  type Viewer,
} from '@parvis/kernel';
import type { Room, RoomMember, RoomRole } from './room.entity.js';
import { ROOM_HINT } from './room.events.js';
import { roomPolicy } from './room.policy.js';
import { type Place, RoomMembersRepository } from './room-members.repository.js';
import { RoomsService } from './rooms.service.js';

type RoomRights = Pick<Viewer, 'roomIds' | 'moderatedRoomIds'>;

/** The member list of a room, kept by admins. */
@Injectable()
export class RoomMembersService {
  constructor(
    private readonly db: Database,
    private readonly rooms: RoomsService,
    private readonly places: RoomMembersRepository,
    private readonly members: MembersService,
    private readonly outbox: Outbox,
    private readonly broadcast: Broadcast,
  ) {}

  /** What a member's places add to what he may see and do. */
  async rightsOf(memberId: string): Promise<RoomRights> {
    return rightsFrom(await this.places.placesOf(memberId));
  }

  /** The same by a session, whether or not it still holds: it need not be known who holds it. */
  async rightsOfSession(tokenHash: Buffer): Promise<RoomRights> {
    return rightsFrom(await this.places.placesOfSession(tokenHash));
  }

  /** The list itself is seen by those who moderate the room. */
  async list(viewer: Viewer, room: Room, request: PageRequest): Promise<Page<RoomMember>> {
    ensure(roomPolicy.moderate(viewer, room));
    return this.places.page(room.id, request);
  }

  async set(viewer: Viewer, roomId: string, memberId: string, role: RoomRole): Promise<Room> {
    ensure(roomPolicy.administer(viewer));
    const room = await this.rooms.visible(viewer, roomId);
    const member = await this.members.byId(memberId);
    if (!member) throw notFound('member');
    await this.db.tx(async () => {
      await this.places.set(roomId, memberId, role, viewer.memberId!);
      await this.outbox.publish('room.member_set', { roomId, memberId, role }, viewer.memberId);
      await this.broadcast.send(ROOM_HINT, roomId);
    });
    return room;
  }

  async remove(viewer: Viewer, roomId: string, memberId: string): Promise<Room> {
    ensure(roomPolicy.administer(viewer));
    const room = await this.rooms.visible(viewer, roomId);
    if (!isUuid(memberId)) throw notFound('room_member');
    await this.db.tx(async () => {
      if (!(await this.places.remove(roomId, memberId))) throw notFound('room_member');
      await this.outbox.publish('room.member_left', { roomId, memberId }, viewer.memberId);
      await this.broadcast.send(ROOM_HINT, roomId);
    });
    return room;
  }
}

function rightsFrom(places: Place[]): RoomRights {
  const moderated = places.filter((place) => place.role === 'moderator');
  return {
    roomIds: new Set(places.map((place) => place.roomId)),
    moderatedRoomIds: new Set(moderated.map((place) => place.roomId)),
  };
}
