import {
  type Denial,
  denied,
  isAdmin,
  isSignedIn,
  isStaff,
  mustSignIn,
  type Viewer,
} from '@parvis/kernel';

/** Who may look at what of a member's record. */
export const recordPolicy = {
  /** Any member's, by the staff of the site. Moderators of a room see it beside their cases. */
  see(viewer: Viewer): Denial | null {
    if (!isSignedIn(viewer)) return mustSignIn;
    return isStaff(viewer) ? null : denied('moderators_only');
  },

  /** By admins, and by moderators of the site where admins granted it; each look is audited. */
  seeContact(viewer: Viewer, isGranted: boolean): Denial | null {
    if (!isSignedIn(viewer)) return mustSignIn;
    if (isAdmin(viewer) || (isGranted && isStaff(viewer))) return null;
    return denied('contact_not_granted');
  },
};
