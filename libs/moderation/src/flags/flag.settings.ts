import { setting } from '@parvis/kernel';

/** How many flags a member may raise in 24 hours; staff as many as they need. */
export const FLAGS_PER_DAY = setting('moderation.flagsPerDay', 10, { min: 1, max: 1_000 });
