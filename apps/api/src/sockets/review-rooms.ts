import { isStaff, type Viewer } from '@parvis/kernel';
import { reviewablePolicy } from '@parvis/moderation';

/** Where all hints of the queue go that staff of the whole site follow. */
export const REVIEW_ROOM = 'review';
/** Where those go that concern the cases of one room. */
export const reviewRoomOf = (roomId: string): string => `${REVIEW_ROOM}:${roomId}`;
/** Where a member's own hints go, to every window he has open. */
export const memberRoomOf = (memberId: string): string => `member:${memberId}`;

/** The parts of the queue whose changes the viewer may be told of; none for who does not work it. */
export function reviewRooms(viewer: Viewer): string[] {
  if (reviewablePolicy.work(viewer) !== null) return [];
  return isStaff(viewer) ? [REVIEW_ROOM] : [...viewer.moderatedRoomIds].map(reviewRoomOf);
}
