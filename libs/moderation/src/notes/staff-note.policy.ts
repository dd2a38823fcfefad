import { type Denial, denied, isSignedIn, isStaff, mustSignIn, type Viewer } from '@parvis/kernel';

/** Notes on a case are for those who see the case; those on a member are here. */
export const staffNotePolicy = {
  /** What concerns the whole person is for the staff of the whole site. */
  onMember(viewer: Viewer): Denial | null {
    if (!isSignedIn(viewer)) return mustSignIn;
    return isStaff(viewer) ? null : denied('moderators_only');
  },
};
