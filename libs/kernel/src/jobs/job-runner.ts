import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import {
  parseCronItems,
  Logger as QueueLogger,
  type Runner,
  run,
  runMigrations,
  runOnce,
  type TaskList,
} from 'graphile-worker';
import { Database } from '../db/database.js';
import type { EventName, RecordedEvent } from '../outbox/domain-events.js';
import { Handlers } from '../outbox/handlers.js';

interface EventJob {
  id: string;
  handler: string;
}

const CONCURRENCY = 4;
/** A worker that was killed holds its jobs at most this long; the library's own lease is 4 hours. */
const LEASE_SECONDS = 60;
const HEARTBEAT_MS = 15_000;

/** Runs the later work of events and the scheduled work, at least once each. */
@Injectable()
export class JobRunner implements BeforeApplicationShutdown {
  private readonly logger = new Logger(JobRunner.name);
  private runner: Runner | null = null;
  private heartbeat: NodeJS.Timeout | null = null;

  constructor(
    private readonly db: Database,
    private readonly handlers: Handlers,
  ) {}

  /** Creates or upgrades the queue's own tables. */
  async migrate(): Promise<void> {
    await runMigrations({ pgPool: this.db.pool });
  }

  async start(): Promise<void> {
    await this.releaseAbandoned();
    // A connection in use that breaks rejects its query; without a listener it would also throw.
    this.db.pool.on('connect', (client) => client.on('error', () => {}));
    this.runner = await run({
      pgPool: this.db.pool,
      logger: this.quiet(),
      taskList: this.tasks(),
      parsedCronItems: parseCronItems(
        [...this.handlers.scheduled].map(([task, { cron }]) => ({ task, match: cron })),
      ),
      concurrency: CONCURRENCY,
      noHandleSignals: true,
    });
    this.heartbeat = setInterval(() => void this.beat(), HEARTBEAT_MS).unref();
  }

  /** Works until the queue holds nothing that is due; for tests and for a clean stop. */
  async drain(): Promise<void> {
    await runOnce({
      pgPool: this.db.pool,
      logger: this.quiet(),
      taskList: this.tasks(),
      noHandleSignals: true,
    });
  }

  /** Earlier than the pool ends, which the runner still needs to give its jobs back. */
  async beforeApplicationShutdown(): Promise<void> {
    if (this.heartbeat) clearInterval(this.heartbeat);
    await this.runner?.stop();
  }

  /** The queue's own log, without a line for every job that went well. */
  private quiet(): QueueLogger {
    return new QueueLogger(() => (level, message) => {
      if (level === 'error' || level === 'warning') this.logger.warn(message);
    });
  }

  private tasks(): TaskList {
    const tasks: TaskList = {
      event: async (payload) => this.handle(payload as EventJob),
    };
    for (const [name, { run: work }] of this.handlers.scheduled) tasks[name] = () => work();
    for (const [name, work] of this.handlers.tasks) {
      tasks[name] = (payload) => work(payload as Record<string, unknown>);
    }
    return tasks;
  }

  private async handle({ id, handler }: EventJob): Promise<void> {
    const work = this.handlers.byName.get(handler);
    if (!work) {
      this.logger.warn(`no handler "${handler}" in this release; event ${id} left for a newer one`);
      throw new Error(`unknown handler ${handler}`);
    }
    const [event] = await this.db.rows<RecordedEvent<EventName>>(
      `select id::text, name, payload, actor_id as "actorId", occurred_at as "occurredAt"
       from events where id = $1`,
      [id],
    );
    if (event) await work(event);
  }

  private async beat(): Promise<void> {
    const workers = (this.runner as { workerPool?: { workers?: { workerId: string }[] } } | null)
      ?.workerPool?.workers;
    try {
      if (workers) {
        await this.db.rows(
          'update graphile_worker._private_jobs set locked_at = now() where locked_by = any($1)',
          [workers.map((worker) => worker.workerId)],
        );
      }
      await this.releaseAbandoned();
    } catch (error) {
      this.logger.warn(`job heartbeat failed: ${(error as Error).message}`);
    }
  }

  /** Frees the jobs of workers that stopped renewing their locks. */
  private async releaseAbandoned(): Promise<void> {
    await this.db.rows(
      `select graphile_worker.force_unlock_workers(array_agg(distinct locked_by))
       from graphile_worker._private_jobs
       where locked_by is not null and locked_at < now() - make_interval(secs => $1)
       having count(*) > 0`,
      [LEASE_SECONDS],
    );
  }
}
