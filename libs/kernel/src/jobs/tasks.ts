import { Injectable } from '@nestjs/common';
import { Database } from '../db/database.js';

/**
 * Work at a time that is only known when it is asked for. The job is recorded in the transaction
 * that asks, and stands after the commit or not at all.
 */
@Injectable()
export class Tasks {
  constructor(private readonly db: Database) {}

  /**
   * Has the method marked `@Task(name)` run once `at` has passed, with this payload. The same key
   * again replaces the task. The queue goes by the clock of PostgreSQL, so the method must judge
   * by what the rows say whether there is work to do, not by a clock of its own.
   */
  async at(name: string, at: Date, payload: Record<string, unknown>, key?: string): Promise<void> {
    if (!this.db.inTransaction)
      throw new Error(`task "${name}" was asked for outside a transaction`);
    await this.db.rows(
      `select graphile_worker.add_job($1, $2::json, run_at := $3, job_key := $4)`,
      [name, JSON.stringify(payload), at, key ?? null],
      'task-add',
    );
  }
}
