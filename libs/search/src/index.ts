// Finds threads and meets a new question with its answer. Imported by apps only.
export * from './ranking/candidate.js';
export * from './ranking/near-duplicate.js';
export * from './ranking/rank-similar.js';
export * from './ranking/term-statistics.js';
export * from './ranking/tokens.js';
