import { type Denial, denied, isAdmin, isSignedIn, mustSignIn, type Viewer } from '@parvis/kernel';

/** Everyone reads the charter, every version of it. */
export const charterPolicy = {
  publish(viewer: Viewer): Denial | null {
    if (!isSignedIn(viewer)) return mustSignIn;
    return isAdmin(viewer) ? null : denied('admins_only');
  },
};
