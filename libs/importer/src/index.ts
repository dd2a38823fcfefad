// Brings whole communities into the forum, from files of another one or of our own.
// It stands above the forum; nobody but the apps may use it.
export * from './demo-community.js';
export * from './format/loss.js';
export * from './importer.module.js';
export * from './paths/previous-paths.js';
export * from './report/comparison.js';
export * from './report/verification.service.js';
export * from './runs/import-error.js';
export * from './runs/import-run.js';
export * from './runs/imports.repository.js';
export * from './runs/imports.service.js';
export * from './settling/recounts.js';
