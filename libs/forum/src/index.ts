// Rooms, threads, posts, tags and what members do with them.
// It knows members, but nothing of moderation, search or notification, which stand above it.
// The upper libs, the importer and the apps may use it.
export * from './answers/answers.module.js';
export * from './answers/answers.service.js';
export * from './asking/asking.module.js';
export * from './asking/asking.service.js';
export * from './forum.module.js';
export * from './posts/post.entity.js';
export * from './posts/post.events.js';
export * from './posts/post.policy.js';
export * from './posts/post.type.js';
export * from './posts/post-counters.repository.js';
export * from './posts/post-text.service.js';
export * from './posts/posts.loader.js';
export * from './posts/posts.module.js';
export * from './posts/posts.repository.js';
export * from './posts/replies.service.js';
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
