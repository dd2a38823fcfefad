import {
  type Denial,
  denied,
  firstDenial,
  isAdmin,
  isSignedIn,
  isStaff,
  mustSignIn,
  type Viewer,
} from '@parvis/kernel';

interface Candidate {
  erasedAt: Date | null;
}

/** Who says in the brand's name who is an expert. */
export const expertVerificationPolicy = {
  /** Admins, and moderators where the site says so. */
  administer(viewer: Viewer, moderatorsToo: boolean): Denial | null {
    if (!isSignedIn(viewer)) return mustSignIn;
    if (isAdmin(viewer) || (moderatorsToo && isStaff(viewer))) return null;
    return denied(moderatorsToo ? 'staff_only' : 'admins_only');
  },

  verify: (viewer: Viewer, member: Candidate, moderatorsToo: boolean): Denial | null =>
    firstDenial(
      () => expertVerificationPolicy.administer(viewer, moderatorsToo),
      () => (member.erasedAt ? denied('member_erased') : null),
    ),
};
