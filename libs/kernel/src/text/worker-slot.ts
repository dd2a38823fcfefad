import { availableParallelism, loadavg } from 'node:os';
import type { Worker } from 'node:worker_threads';
import { DomainError } from '../errors/domain.error.js';
import type { RenderJob, WorkerMessage } from './render-job.js';
import { tooComplex } from './text-limits.js';
import { startWorker } from './worker-entry.js';

/** Milliseconds for a worker to come up on a busy machine. */
const START_LIMIT = 20_000;

export interface SlotSettings {
  /** Milliseconds for one text. */
  deadline: number;
  /** Milliseconds without work after which the worker is stopped and its memory given back. */
  idle: number;
  /** There is room for another job. */
  onRoom(): void;
  /** Jobs that were waiting behind one that had to be killed: to be given out again. */
  onReturned(jobs: RenderJob[]): void;
}

/**
 * One worker thread and the jobs handed to it, answered in order. The first of them is the one at
 * work, so the clock runs for it alone; past the deadline the thread is killed and the next job
 * starts a new one.
 */
export class WorkerSlot {
  private worker: Worker | null = null;
  private ready = false;
  private jobs: RenderJob[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly settings: SlotSettings) {}

  get load(): number {
    return this.jobs.length;
  }

  send(job: RenderJob): void {
    const worker = this.worker ?? this.start();
    this.jobs.push(job);
    worker.postMessage({ id: job.id, source: job.source, options: job.options });
    if (this.jobs.length > 1) return;
    worker.ref();
    this.watch();
  }

  /** Kills the thread; what waited for it is refused with the given error. */
  async close(error: Error): Promise<void> {
    const worker = this.worker;
    for (const job of this.drop()) job.reject(error);
    await worker?.terminate();
  }

  private start(): Worker {
    const worker = startWorker();
    this.worker = worker;
    this.ready = false;
    worker.on('message', (message: WorkerMessage) => {
      if (worker === this.worker) this.receive(message);
    });
    worker.on('error', (error) => {
      if (worker === this.worker) this.crashed(error);
    });
    worker.on('exit', (code) => {
      if (worker === this.worker) this.crashed(new Error(`The text worker left with ${code}.`));
    });
    return worker;
  }

  private receive(message: WorkerMessage): void {
    if ('ready' in message) {
      this.ready = true;
      if (this.jobs.length > 0) this.watch();
      return;
    }
    const job = this.jobs.shift();
    if (!job) return;
    if (this.jobs.length > 0) this.watch();
    else this.rest();
    settle(job, message);
    this.settings.onRoom();
  }

  /** Starts the clock for the job that is now first. */
  private watch(): void {
    clearTimeout(this.timer);
    const limit = this.ready ? this.settings.deadline * overload() : START_LIMIT;
    const job = this.jobs[0];
    // A busy main thread may read the answer late: look at the mailbox once more before killing.
    this.timer = setTimeout(() => setImmediate(() => this.expire(job)), limit);
  }

  private expire(job: RenderJob | undefined): void {
    if (job === undefined || job !== this.jobs[0]) return;
    if (this.ready) this.lose(tooComplex());
    else this.crashed(new Error('The text worker did not start in time.'));
  }

  private crashed(error: Error & { code?: string }): void {
    const starved = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    if (this.ready) this.lose(starved ? tooComplex() : error);
    else {
      // A worker that cannot start will not start for the next job either: do not loop.
      void this.worker?.terminate();
      for (const job of this.drop()) job.reject(error);
    }
  }

  /** The first job is to blame; those behind it are innocent and go back. */
  private lose(error: Error): void {
    void this.worker?.terminate();
    const [guilty, ...innocent] = this.drop();
    guilty?.reject(error);
    this.settings.onReturned(innocent);
  }

  private drop(): RenderJob[] {
    clearTimeout(this.timer);
    const jobs = this.jobs;
    this.jobs = [];
    this.worker = null;
    return jobs;
  }

  private rest(): void {
    clearTimeout(this.timer);
    this.worker?.unref();
    this.timer = setTimeout(() => {
      const worker = this.worker;
      this.drop();
      void worker?.terminate();
    }, this.settings.idle).unref();
  }
}

/**
 * Where more threads want to run than there are cores, the clock also counts their work: it gets
 * up to four times as long.
 */
function overload(): number {
  return Math.min(4, Math.max(1, (loadavg()[0] ?? 0) / availableParallelism()));
}

function settle(job: RenderJob, message: Exclude<WorkerMessage, { ready: true }>): void {
  if ('rendered' in message) job.resolve(message.rendered);
  else if ('refused' in message) {
    job.reject(new DomainError('INVALID', message.refused.reason, message.refused.details));
  } else job.reject(new Error(`Rendering failed: ${message.failed}`));
}
