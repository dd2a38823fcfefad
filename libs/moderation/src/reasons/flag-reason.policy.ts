import {
  type Denial,
  denied,
  firstDenial,
  isAdmin,
  isSignedIn,
  isStaff,
  mustSignIn,
  type Role,
  type Viewer,
} from '@parvis/kernel';
import type { FlagReason } from './flag-reason.entity.js';

type Facts = Pick<FlagReason, 'archivedAt' | 'isSystem' | 'roles' | 'minTrustLevel'>;

export const flagReasonPolicy = {
  /** A member chooses among the reasons of his role and trust; staff need no trust. */
  use: (viewer: Viewer, reason: Facts): Denial | null =>
    firstDenial(
      () => (isSignedIn(viewer) ? null : mustSignIn),
      () => (reason.isSystem || reason.archivedAt ? denied('reason_not_offered') : null),
      () => (reason.roles.includes(viewer.role as Role) ? null : denied('reason_not_offered')),
      () =>
        isStaff(viewer) || viewer.trustLevel >= reason.minTrustLevel
          ? null
          : denied('reason_not_offered'),
    ),

  administer(viewer: Viewer): Denial | null {
    if (!isSignedIn(viewer)) return mustSignIn;
    return isAdmin(viewer) ? null : denied('admins_only');
  },
};
