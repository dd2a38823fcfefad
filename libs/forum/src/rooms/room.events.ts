import type { RoomRole } from './room.entity.js';

declare module '@parvis/kernel' {
  interface DomainEvents {
    'room.created': { roomId: string };
    'room.changed': { roomId: string; changes: string[] };
    'room.member_set': { roomId: string; memberId: string; role: RoomRole };
    'room.member_left': { roomId: string; memberId: string };
  }
}

/** Topic of the hint that drops what was cached of a room. */
export const ROOM_HINT = 'room';
