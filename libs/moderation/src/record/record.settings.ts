import { setting } from '@parvis/kernel';

/** Whether moderators see e-mail and network addresses of members; admins always may. */
export const MODERATORS_SEE_CONTACT = setting('moderation.moderators_see_contact', false);
