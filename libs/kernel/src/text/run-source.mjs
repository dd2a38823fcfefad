// Runs a TypeScript file of this repository in a worker thread without a build: for unit tests.
import { register } from 'node:module';
import { workerData } from 'node:worker_threads';

register('./source-hooks.mjs', import.meta.url);
await import(workerData.entry);
