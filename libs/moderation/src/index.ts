// Flags, the review queue, decisions with their statements, sanctions, appeals, trust and the audit.
// It knows members and the forum, but nothing of notification, which stands above it.
export * from './moderation.module.js';
