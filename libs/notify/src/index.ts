// Tells members what concerns them. It knows every other lib and no lib knows it.
export * from './notifications/notices.service.js';
export * from './notifications/notification.entity.js';
export * from './notifications/notification.policy.js';
export * from './notifications/notifications.module.js';
export * from './notifications/notifications.service.js';
export * from './notify.module.js';
