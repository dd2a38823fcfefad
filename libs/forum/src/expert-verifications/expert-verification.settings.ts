import { setting } from '@parvis/kernel';

/** Whether moderators of the site verify experts as well; else admins alone. */
export const MODERATORS_VERIFY = setting('experts.moderatorsVerify', false);
