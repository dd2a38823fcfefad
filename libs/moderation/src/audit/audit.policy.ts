import { type Denial, denied, isAdmin, isSignedIn, mustSignIn, type Viewer } from '@parvis/kernel';

export const auditPolicy = {
  /** The log names every case of every room, so it is for admins. */
  read(viewer: Viewer): Denial | null {
    if (!isSignedIn(viewer)) return mustSignIn;
    return isAdmin(viewer) ? null : denied('admins_only');
  },
};
