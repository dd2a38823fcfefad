import {
  type Denial,
  denied,
  isAdmin,
  isSignedIn,
  isStaff,
  mustSignIn,
  type Viewer,
} from '@parvis/kernel';

export const trustPolicy = {
  /** Trust is earned; only admins give it by hand. */
  set(viewer: Viewer): Denial | null {
    if (!isSignedIn(viewer)) return mustSignIn;
    return isAdmin(viewer) ? null : denied('admins_only');
  },

  /** That a level was given and not earned is a matter of the staff. */
  seeFixed(viewer: Viewer): Denial | null {
    if (!isSignedIn(viewer)) return mustSignIn;
    return isStaff(viewer) ? null : denied('moderators_only');
  },
};
