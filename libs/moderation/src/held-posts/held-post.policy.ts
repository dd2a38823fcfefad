import { type Room, roomPolicy } from '@parvis/forum';
import { type Denial, denied, firstDenial, hidden, isSignedIn, type Viewer } from '@parvis/kernel';
import type { HeldPost } from './held-post.entity.js';

type Facts = Pick<HeldPost, 'authorId' | 'state'>;

const isAuthor = (viewer: Viewer, { authorId }: Pick<HeldPost, 'authorId'>): boolean =>
  isSignedIn(viewer) && viewer.memberId === authorId;

/** Who may do what with a text that waits for staff. Staff come to it through its reviewable. */
export const heldPostPolicy = {
  see: (viewer: Viewer, held: Facts): Denial | null =>
    isAuthor(viewer, held) ? null : hidden('held_post'),

  /** The words a rule found tell how to get round it, so they are for those who moderate there. */
  seeHits: (viewer: Viewer, room: Pick<Room, 'id'>): Denial | null =>
    roomPolicy.moderate(viewer, room),

  /** By its author, as long as nothing was decided. */
  withdraw: (viewer: Viewer, held: Facts): Denial | null =>
    firstDenial(
      () => heldPostPolicy.see(viewer, held),
      () => (held.state === 'held' ? null : denied('held_post_settled')),
    ),
};
