import { type Denial, hidden, isSignedIn, isStaff, type Viewer } from '@parvis/kernel';
import type { Statement } from './statement.entity.js';

type Facts = Pick<Statement, 'memberId'> & { roomId: string | null };

export const statementPolicy = {
  /** For its member, for staff, and for the moderators of the room it came from. */
  see(viewer: Viewer, statement: Facts): Denial | null {
    if (!isSignedIn(viewer)) return hidden('statement');
    if (viewer.memberId === statement.memberId || isStaff(viewer)) return null;
    const { roomId } = statement;
    const moderates = !viewer.suspendedUntil && roomId && viewer.moderatedRoomIds.has(roomId);
    return moderates ? null : hidden('statement');
  },
};
