import {
  type Denial,
  denied,
  firstDenial,
  hidden,
  isSignedIn,
  mayWrite,
  mustSignIn,
  type Viewer,
} from '@parvis/kernel';
import type { Room } from '../rooms/room.entity.js';
import { roomPolicy } from '../rooms/room.policy.js';
import type { Thread } from '../threads/thread.entity.js';
import { threadPolicy } from '../threads/thread.policy.js';
import { isStandingPost, type Post } from './post.entity.js';

/** Where a post stands: what its rules look at besides itself. */
export interface PostPlace {
  thread: Thread;
  room: Room;
}

/** How long authors may edit, and what time it is. */
export interface EditWindow {
  minutes: number;
  now: Date;
}

type Facts = Pick<Post, 'authorId' | 'createdAt' | 'number' | 'withdrawnAt' | 'removedAt'>;

/** Who may do what with a post. Whoever may see its thread sees that it is there. */
export const postPolicy = {
  see: (viewer: Viewer, { thread, room }: PostPlace): Denial | null =>
    threadPolicy.see(viewer, thread, room) && hidden('post'),

  /** The text: everyone's while it stands, else its author's and staff's. */
  read(viewer: Viewer, post: Facts, { room }: Pick<PostPlace, 'room'>): Denial | null {
    if (isStandingPost(post) || isAuthor(viewer, post)) return null;
    return roomPolicy.moderate(viewer, room) && hidden('post');
  },

  /** Earlier texts are read by all where the site says so, else by author and staff. */
  readRevisions(viewer: Viewer, post: Facts, place: PostPlace, arePublic: boolean): Denial | null {
    if (arePublic || isAuthor(viewer, post)) return postPolicy.read(viewer, post, place);
    return roomPolicy.moderate(viewer, place.room) && denied('revisions_private');
  },

  /** By the author within the window, by moderators always; nobody edits what does not stand. */
  edit(viewer: Viewer, post: Facts, place: PostPlace, window: EditWindow): Denial | null {
    return firstDenial(
      () => postPolicy.see(viewer, place),
      () => (isSignedIn(viewer) ? null : mustSignIn),
      () => mayWrite(viewer),
      () => (isStandingPost(post) ? null : denied('post_not_standing')),
      () => notArchived(place),
      () =>
        roomPolicy.moderate(viewer, place.room) ? byAuthor(viewer, post, place, window) : null,
    );
  },

  /** Authors take a reply back at any time; the opening post goes with its thread. */
  withdraw(viewer: Viewer, post: Facts, place: PostPlace): Denial | null {
    return firstDenial(
      () => postPolicy.see(viewer, place),
      () => (isSignedIn(viewer) ? null : mustSignIn),
      () => (isAuthor(viewer, post) ? null : denied('not_author')),
      () => (post.number === 1 ? denied('opening_post') : null),
      () => (post.removedAt ? denied('post_removed') : null),
    );
  },

  /** Bringing a reply back is writing it again, so the thread must take replies. */
  restore: (viewer: Viewer, post: Facts, place: PostPlace): Denial | null =>
    firstDenial(
      () => postPolicy.withdraw(viewer, post, place),
      () => threadPolicy.reply(viewer, place.thread, place.room),
    ),
};

const isAuthor = (viewer: Viewer, post: Pick<Post, 'authorId'>): boolean =>
  isSignedIn(viewer) && viewer.memberId === post.authorId;

const notArchived = ({ thread, room }: PostPlace): Denial | null =>
  thread.state === 'archived' || room.archivedAt ? denied('thread_archived') : null;

function byAuthor(
  viewer: Viewer,
  post: Facts,
  { thread }: PostPlace,
  { minutes, now }: EditWindow,
): Denial | null {
  if (!isAuthor(viewer, post)) return denied('not_author');
  if (thread.state === 'locked') return denied('thread_locked');
  const age = now.getTime() - post.createdAt.getTime();
  return age > minutes * 60_000 ? denied('edit_window_over') : null;
}
