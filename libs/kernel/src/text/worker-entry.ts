import { Worker, type WorkerOptions } from 'node:worker_threads';

/** A bomb that eats memory instead of time ends here, and only its worker with it. */
const resourceLimits = {
  maxOldGenerationSizeMb: 128,
  maxYoungGenerationSizeMb: 16,
  stackSizeMb: 4,
};

/**
 * Starts the rendering worker: the compiled file beside this one, or, when this very file runs
 * from TypeScript source (unit tests), the source through a loader that compiles as it reads.
 */
export function startWorker(): Worker {
  const options: WorkerOptions = { name: 'markdown', resourceLimits, execArgv: [], env: {} };
  if (!import.meta.url.endsWith('.ts')) {
    return new Worker(new URL('./markdown-worker.js', import.meta.url), options);
  }
  return new Worker(new URL('./run-source.mjs', import.meta.url), {
    ...options,
    workerData: { entry: new URL('./markdown-worker.ts', import.meta.url).href },
  });
}
