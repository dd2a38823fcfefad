import {
  type Denial,
  denied,
  hidden,
  isSignedIn,
  isStaff,
  mustSignIn,
  type Viewer,
} from '@parvis/kernel';
import type { Room } from '../rooms/room.entity.js';
import { roomPolicy } from '../rooms/room.policy.js';
import type { Tag } from './tag.entity.js';
import type { TagRule } from './tag.settings.js';

/** Who may see, make and change tags. `visibleTags` is `see` for many at once. */
export const tagPolicy = {
  /**
   * A tag that staff listed or that a public thread carries is seen by all. Any other word was
   * made in a closed room, so it is seen by those alone who see such a room.
   */
  see(
    viewer: Viewer,
    tag: Pick<Tag, 'listedAt' | 'threadCount'>,
    rooms: readonly Pick<Room, 'id' | 'visibility'>[],
  ): Denial | null {
    if (isStaff(viewer) || tag.listedAt || tag.threadCount > 0) return null;
    const known = rooms.some((room) => roomPolicy.see(viewer, room) === null);
    return known ? null : hidden('tag');
  },

  /** A synonym is shown once staff listed it: a merge must not publish a closed room's word. */
  seeSynonym(viewer: Viewer, synonym: Pick<Tag, 'listedAt'>): Denial | null {
    return isStaff(viewer) || synonym.listedAt ? null : hidden('tag');
  },

  /** By using a new word: staff always, confirmed members where tags are free. */
  coin(viewer: Viewer, rule: TagRule): Denial | null {
    if (!isSignedIn(viewer)) return mustSignIn;
    if (isStaff(viewer)) return null;
    if (rule === 'curated') return denied('tags_curated');
    return viewer.emailConfirmed ? null : denied('email_unconfirmed');
  },

  /** Names, descriptions, groups, synonyms and merges are the staff's. */
  curate(viewer: Viewer): Denial | null {
    if (!isSignedIn(viewer)) return mustSignIn;
    return isStaff(viewer) ? null : denied('staff_only');
  },
};
