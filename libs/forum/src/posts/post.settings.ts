import { setting } from '@parvis/kernel';

/** Minutes in which authors may edit their posts; staff may always. */
export const EDIT_WINDOW_MINUTES = setting('posting.editWindowMinutes', 1_440, {
  min: 0,
  max: 5_256_000,
  public: true,
});

/** Whether everyone may read the earlier texts of a standing post, or only its author and staff. */
export const REVISIONS_ARE_PUBLIC = setting('posting.revisionsArePublic', true, { public: true });
