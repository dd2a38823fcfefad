import { setting } from '@parvis/kernel';

/**
 * How many times the normal of its room a thread's replies of ten minutes must be to come before
 * staff; 0 never.
 */
export const SURGE_FACTOR = setting('moderation.surgeFactor', 10, { min: 0, max: 1_000 });

/** Fewer replies in ten minutes are no surge, however quiet the room. */
export const SURGE_MINIMUM = setting('moderation.surgeMinimum', 15, { min: 2, max: 10_000 });
