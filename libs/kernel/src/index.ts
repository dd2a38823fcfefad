// What every lib stands on: configuration, database, outbox, GraphQL, errors, time, text.
// It holds no word of the forum's domain. Every lib and app may use it.
export * from './auth/viewer.js';
export * from './config/config.js';
export * from './db/broadcast.js';
export * from './db/cursor.js';
export * from './db/data-source.js';
export * from './db/database.js';
export * from './db/keyset.js';
export * from './errors/denial.js';
export * from './errors/domain.error.js';
export * from './graphql/connection.js';
export * from './graphql/engine.js';
export * from './graphql/error-format.js';
export * from './graphql/graphql-http.driver.js';
export * from './graphql/loader.js';
export * from './graphql/request-context.js';
export * from './graphql/viewer.decorator.js';
export * from './ids/uuidv7.js';
export * from './jobs/job-runner.js';
export * from './kernel.module.js';
export * from './outbox/domain-events.js';
export * from './outbox/handlers.js';
export * from './outbox/outbox.js';
export * from './settings/settings.js';
export * from './time/clock.js';
export * from './validation/fields.js';
