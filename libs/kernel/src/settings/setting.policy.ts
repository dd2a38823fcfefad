import { isAdmin, isSignedIn, type Viewer } from '../auth/viewer.js';
import { type Denial, denied, mustSignIn } from '../errors/denial.js';
import type { Setting } from './setting.js';

export const settingPolicy = {
  /** Public settings are read by all, the others by admins. */
  see: (viewer: Viewer, setting: Pick<Setting, 'public'>): Denial | null =>
    setting.public ? null : settingPolicy.change(viewer),

  change(viewer: Viewer): Denial | null {
    if (!isSignedIn(viewer)) return mustSignIn;
    return isAdmin(viewer) ? null : denied('admins_only');
  },
};
