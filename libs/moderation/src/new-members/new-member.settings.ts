import { setting } from '@parvis/kernel';

/** Whether everybody who signs up comes before staff once, without waiting for them. */
export const REVIEW_NEW_MEMBERS = setting('moderation.reviewNewMembers', false);
