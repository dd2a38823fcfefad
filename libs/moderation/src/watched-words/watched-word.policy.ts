import { type Denial, denied, isAdmin, isSignedIn, mustSignIn, type Viewer } from '@parvis/kernel';

/** Who may read and change the watched words: their list tells how to get round it. */
export const watchedWordPolicy = {
  administer(viewer: Viewer): Denial | null {
    if (!isSignedIn(viewer)) return mustSignIn;
    return isAdmin(viewer) ? null : denied('admins_only');
  },
};
