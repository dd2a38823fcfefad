import { type Denial, denied, isSignedIn, isStaff, mustSignIn, type Viewer } from '@parvis/kernel';

/** Notes on a case are for those who see the case; those on a member are here. */
export const staffNotePolicy = {
  /** What concerns the whole person is for the staff of the whole site, but for himself. */
  onMember(viewer: Viewer, memberId: string): Denial | null {
    if (!isSignedIn(viewer)) return mustSignIn;
    if (!isStaff(viewer)) return denied('moderators_only');
    return viewer.memberId === memberId ? denied('own_profile') : null;
  },
};
