// Flags, the review queue, decisions with their statements, sanctions, appeals, trust and the audit.
// It knows members and the forum, but nothing of notification, which stands above it.
export * from './moderation.module.js';
export * from './reasons/flag-reason.entity.js';
export * from './reasons/flag-reason.policy.js';
export * from './reasons/flag-reason.type.js';
export * from './reasons/flag-reasons.repository.js';
export * from './reasons/reasons.module.js';
export * from './reviewables/content-hash.js';
export * from './reviewables/flag.entity.js';
export * from './reviewables/flags.repository.js';
export * from './reviewables/reviewable.entity.js';
export * from './reviewables/reviewable.events.js';
export * from './reviewables/reviewable.policy.js';
export * from './reviewables/reviewable.type.js';
export * from './reviewables/reviewables.module.js';
export * from './reviewables/reviewables.repository.js';
export * from './reviewables/reviewables.service.js';
