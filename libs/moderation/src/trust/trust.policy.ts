import { type Denial, denied, isAdmin, isSignedIn, mustSignIn, type Viewer } from '@parvis/kernel';

export const trustPolicy = {
  /** Trust is earned; only admins give it by hand. */
  set(viewer: Viewer): Denial | null {
    if (!isSignedIn(viewer)) return mustSignIn;
    return isAdmin(viewer) ? null : denied('admins_only');
  },
};
