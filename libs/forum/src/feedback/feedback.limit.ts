import type { Limit } from '@parvis/kernel';

/** Reactions, votes, "same question", bookmarks and subscriptions of one member together. */
export const FEEDBACK: Limit = { name: 'feedback', points: 120, seconds: 60 };
