import {
  type Denial,
  denied,
  isAdmin,
  isSignedIn,
  isStaff,
  mustSignIn,
  type Viewer,
} from '@parvis/kernel';
import type { Member } from './member.entity.js';

type Subject = Pick<Member, 'id'>;

/** Who may see and change what of a member. Handle, name and what he wrote are public. */
export const memberPolicy = {
  /** E-mail, language, time zone and the like are for the member himself and for admins. */
  seeAccount(viewer: Viewer, member: Subject): Denial | null {
    if (!isSignedIn(viewer)) return mustSignIn;
    return viewer.memberId === member.id || isAdmin(viewer) ? null : denied('not_yours');
  },

  /** When somebody was last here is nobody's business but his own and staff's. */
  seePresence(viewer: Viewer, member: Subject): Denial | null {
    if (!isSignedIn(viewer)) return mustSignIn;
    return viewer.memberId === member.id || isStaff(viewer) ? null : denied('not_yours');
  },

  /** A list of all members, searched by e-mail too, is for admins. */
  list(viewer: Viewer): Denial | null {
    return administer(viewer);
  },

  setRole(viewer: Viewer): Denial | null {
    return administer(viewer);
  },

  /** Writers look up whom to mention; strangers may not read out the directory. */
  suggest(viewer: Viewer): Denial | null {
    return isSignedIn(viewer) ? null : mustSignIn;
  },
};

function administer(viewer: Viewer): Denial | null {
  if (!isSignedIn(viewer)) return mustSignIn;
  return isAdmin(viewer) ? null : denied('admins_only');
}
