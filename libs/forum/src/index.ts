// Rooms, threads, posts, tags and what members do with them.
// It knows members, but nothing of moderation, search or notification, which stand above it.
// The upper libs, the importer and the apps may use it.
export * from './forum.module.js';
export * from './readers/readers.module.js';
export * from './readers/readers.service.js';
export * from './rooms/room.entity.js';
export * from './rooms/room.policy.js';
export * from './rooms/room-members.service.js';
export * from './rooms/rooms.loader.js';
export * from './rooms/rooms.module.js';
export * from './rooms/rooms.repository.js';
export * from './rooms/rooms.service.js';
export * from './threads/thread.entity.js';
export * from './threads/thread.events.js';
export * from './threads/thread.policy.js';
export * from './threads/thread-counters.repository.js';
export * from './threads/thread-lists.js';
export * from './threads/thread-lists.repository.js';
export * from './threads/thread-ranking.js';
export * from './threads/threads.loader.js';
export * from './threads/threads.module.js';
export * from './threads/threads.repository.js';
export * from './threads/threads.service.js';
