import { ANONYMOUS, type Viewer } from '@parvis/kernel';
import { reviewRooms } from './review-rooms.js';

const viewer = (changes: Partial<Viewer>): Viewer => ({
  ...ANONYMOUS,
  memberId: 'm',
  role: 'member',
  ...changes,
});
const rooms = new Set(['r1', 'r2']);

describe('the rooms of the queue', () => {
  it('are all of it for staff, and their own for room moderators', () => {
    expect(reviewRooms(viewer({ role: 'moderator' }))).toEqual(['review']);
    expect(reviewRooms(viewer({ role: 'admin', moderatedRoomIds: rooms }))).toEqual(['review']);
    expect(reviewRooms(viewer({ moderatedRoomIds: rooms }))).toEqual(['review:r1', 'review:r2']);
  });

  it('are none for anyone else, nor for staff who are suspended', () => {
    const suspendedUntil = new Date(Date.now() + 1_000);
    expect(reviewRooms(ANONYMOUS)).toEqual([]);
    expect(reviewRooms(viewer({ role: 'marketer' }))).toEqual([]);
    expect(reviewRooms(viewer({ role: 'admin', suspendedUntil }))).toEqual([]);
    expect(reviewRooms(viewer({ moderatedRoomIds: rooms, suspendedUntil }))).toEqual([]);
  });
});
