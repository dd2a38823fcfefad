import {
  type Denial,
  denied,
  firstDenial,
  hidden,
  isAdmin,
  isSignedIn,
  isStaff,
  isSuspended,
  mustSignIn,
  type Viewer,
} from '@parvis/kernel';
import type { Reviewable, ReviewableLevel } from './reviewable.entity.js';

/** Whether staff reserve items: not at all, when they wish, or before every decision. */
export type Claiming = 'off' | 'optional' | 'required';
export const CLAIMINGS: readonly Claiming[] = ['off', 'optional', 'required'];

type Seen = Pick<Reviewable, 'level' | 'roomId'>;
type Facts = Seen & Pick<Reviewable, 'authorId' | 'state' | 'claimedById'>;

const conflict = (reason: string): Denial => ({ code: 'CONFLICT', reason });

/** Who works which items of the queue. `ReviewablesRepository.visibleTo` is `see` for many. */
export const reviewablePolicy = {
  /** Room moderators see level 0 of their rooms, moderators all up to 1, admins everything. */
  see(viewer: Viewer, { level, roomId }: Seen): Denial | null {
    if (isSuspended(viewer)) return hidden('reviewable');
    if (isAdmin(viewer)) return null;
    if (isStaff(viewer)) return level <= 1 ? null : hidden('reviewable');
    const own = level === 0 && roomId !== null && viewer.moderatedRoomIds.has(roomId);
    return own ? null : hidden('reviewable');
  },

  /** Whether there is any queue for the viewer. */
  work(viewer: Viewer): Denial | null {
    if (!isSignedIn(viewer)) return mustSignIn;
    const works = isStaff(viewer) || viewer.moderatedRoomIds.size > 0;
    return works && !isSuspended(viewer) ? null : denied('moderators_only');
  },

  /** Nobody decides on his own content, on what is decided already, or on what another claimed. */
  decide: (viewer: Viewer, item: Facts, claiming: Claiming = 'optional'): Denial | null =>
    firstDenial(
      () => reviewablePolicy.see(viewer, item),
      () => notOwn(viewer, item),
      () => (item.state === 'open' ? null : conflict('already_decided')),
      () => claimedRightly(viewer, item, claiming),
    ),

  /** Handing it to somebody above; there is nobody above admins. */
  escalate: (viewer: Viewer, item: Facts, claiming: Claiming = 'optional'): Denial | null =>
    firstDenial(
      () => reviewablePolicy.decide(viewer, item, claiming),
      () => (levelAbove(viewer) === null ? denied('nobody_above') : null),
    ),

  claim: (viewer: Viewer, item: Facts, claiming: Claiming = 'optional'): Denial | null =>
    firstDenial(
      () => reviewablePolicy.see(viewer, item),
      () => (claiming === 'off' ? denied('claiming_off') : null),
      () => notOwn(viewer, item),
      () => (item.state === 'open' ? null : conflict('already_decided')),
      () => notOthers(viewer, item),
    ),

  /** By whoever claimed it; an item somebody forgot is freed by the site's staff. */
  release: (viewer: Viewer, item: Facts): Denial | null =>
    firstDenial(
      () => reviewablePolicy.see(viewer, item),
      () => (isStaff(viewer) ? null : notOthers(viewer, item)),
    ),
};

/** The level whose deciders stand above the viewer; null above admins. */
export function levelAbove(viewer: Viewer): ReviewableLevel | null {
  if (isAdmin(viewer)) return null;
  return isStaff(viewer) ? 2 : 1;
}

const notOwn = (viewer: Viewer, item: Pick<Facts, 'authorId'>): Denial | null =>
  isSignedIn(viewer) && item.authorId === viewer.memberId ? denied('own_content') : null;

const notOthers = (viewer: Viewer, item: Pick<Facts, 'claimedById'>): Denial | null =>
  item.claimedById && item.claimedById !== viewer.memberId ? conflict('claimed_by_other') : null;

function claimedRightly(viewer: Viewer, item: Facts, claiming: Claiming): Denial | null {
  if (claiming === 'off') return null;
  if (claiming === 'required' && !item.claimedById) return conflict('claim_required');
  return notOthers(viewer, item);
}
