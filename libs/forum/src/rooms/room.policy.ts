import {
  type Denial,
  denied,
  firstDenial,
  hidden,
  isAdmin,
  isSignedIn,
  isStaff,
  isSuspended,
  mayWrite,
  mustSignIn,
  type Viewer,
} from '@parvis/kernel';
import type { Room, RoomPosting, ThreadKind } from './room.entity.js';

type Visible = Pick<Room, 'id' | 'visibility'>;
type Postable = Visible & Pick<Room, 'archivedAt' | 'kinds' | 'threadPosting' | 'replyPosting'>;

/** Who may do what in a room. `RoomsRepository.visibleTo` is `see` for many rooms at once. */
export const roomPolicy = {
  /**
   * Public rooms are seen by all, members' rooms by the signed-in, private ones by their list and
   * staff. Suspended members see what everyone sees.
   */
  see(viewer: Viewer, room: Visible): Denial | null {
    if (room.visibility === 'public' || isStaff(viewer)) return null;
    if (isSuspended(viewer)) return hidden('room');
    if (room.visibility === 'members' && isSignedIn(viewer)) return null;
    return viewer.roomIds.has(room.id) ? null : hidden('room');
  },

  /** Staff everywhere, a room's own moderators in it. */
  moderate(viewer: Viewer, room: Pick<Room, 'id'>): Denial | null {
    if (!isSignedIn(viewer)) return mustSignIn;
    const own = viewer.moderatedRoomIds.has(room.id) && !isSuspended(viewer);
    if (isStaff(viewer) || own) return null;
    return denied('moderators_only');
  },

  startThread(viewer: Viewer, room: Postable, kind?: ThreadKind): Denial | null {
    return firstDenial(
      () => roomPolicy.see(viewer, room),
      () => mayPost(viewer, room, room.threadPosting),
      () => (kind && !room.kinds.includes(kind) ? denied('kind_not_allowed') : null),
    );
  },

  reply(viewer: Viewer, room: Postable): Denial | null {
    return firstDenial(
      () => roomPolicy.see(viewer, room),
      () => mayPost(viewer, room, room.replyPosting),
    );
  },

  /** Rooms are made, ordered and opened by admins alone. */
  administer(viewer: Viewer): Denial | null {
    if (!isSignedIn(viewer)) return mustSignIn;
    return isAdmin(viewer) ? null : denied('admins_only');
  },
};

function mayPost(viewer: Viewer, room: Postable, rule: RoomPosting): Denial | null {
  if (!isSignedIn(viewer)) return mustSignIn;
  const barred = mayWrite(viewer);
  if (barred) return barred;
  if (!viewer.emailConfirmed) return denied('email_unconfirmed');
  if (room.archivedAt) return denied('room_archived');
  if (roomPolicy.moderate(viewer, room) === null) return null;
  if (rule === 'staff') return denied('room_staff_only');
  if (rule === 'room_members' && !viewer.roomIds.has(room.id)) return denied('room_members_only');
  return null;
}
