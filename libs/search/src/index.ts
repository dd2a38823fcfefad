// Finds threads and meets a new question with its answer. Imported by apps only.
export * from './documents/document.js';
export * from './engine/engine.module.js';
export * from './engine/postgres/postgres-search-engine.js';
export * from './engine/search-engine.js';
export * from './engine/search-engines.js';
export * from './engine/search-request.js';
export * from './indexing/index-follower.service.js';
export * from './indexing/index-verification.service.js';
export * from './indexing/indexing.module.js';
export * from './indexing/rebuilds.repository.js';
export * from './indexing/reindexing.service.js';
export * from './ranking/candidate.js';
export * from './ranking/near-duplicate.js';
export * from './ranking/rank-similar.js';
export * from './ranking/term-statistics.js';
export * from './ranking/tokens.js';
export * from './search.module.js';
