import { type Room, roomPolicy, threadPolicy } from '@parvis/forum';
import { type Denial, hidden, isSignedIn, type Viewer } from '@parvis/kernel';
import { type Reviewable, reviewablePolicy, staffNotePolicy } from '@parvis/moderation';

/** What a notification's subject is to the viewer, as of now. */
export interface SubjectFacts {
  /** Whose statement, flag, held post or appeal it is; null of what belongs to staff. */
  ownerId: string | null;
  /** The case it belongs to, where staff look at it. */
  reviewable: Pick<Reviewable, 'level' | 'roomId'> | null;
  /** The room of the content it is about; null when it is about none. */
  room: Pick<Room, 'id' | 'visibility'> | null;
  /** Of a note on a member, which stands on no case: whom it is about. */
  notedMemberId: string | null;
  /** Of what is about a thread of somebody: the thread, which stands in `room`. */
  thread: Parameters<typeof threadPolicy.see>[1] | null;
}

/** Whether a member may still know what he was once told of. */
export const notificationPolicy = {
  /**
   * Threads as long as he sees them, his own things as long as he sees their room, the staff's as
   * long as he works the case.
   */
  see(viewer: Viewer, subject: SubjectFacts | null): Denial | null {
    if (!subject || !isSignedIn(viewer)) return hidden('notification');
    const { ownerId, reviewable, room, notedMemberId, thread } = subject;
    if (thread)
      return room ? threadPolicy.see(viewer, thread, room as Room) : hidden('notification');
    if (ownerId === viewer.memberId) return room && roomPolicy.see(viewer, room);
    if (notedMemberId) return staffNotePolicy.onMember(viewer, notedMemberId);
    return reviewable ? reviewablePolicy.see(viewer, reviewable) : hidden('notification');
  },
};
