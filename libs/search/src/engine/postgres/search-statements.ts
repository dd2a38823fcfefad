import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';

/**
 * PostgreSQL takes a text for as cheap to look at as a number, and would rather read a whole table
 * than its index. Plans are kept, since making one takes longer than most searches. Helpers take
 * longer to start than a search takes, and would read the tiers in no order.
 */
const SETTINGS = Object.entries({
  enable_seqscan: 'off',
  enable_hashjoin: 'off',
  enable_mergejoin: 'off',
  jit: 'off',
  max_parallel_workers_per_gather: '0',
  plan_cache_mode: 'force_generic_plan',
})
  .map(([name, value]) => `set local ${name} = ${value}`)
  .join('; ');

/** Runs the statements of a search with a planner that goes by the indexes. */
@Injectable()
export class SearchStatements {
  private readonly open = new AsyncLocalStorage<true>();

  constructor(private readonly db: Database) {}

  /** On one connection that is set up once; each trip to the database counts. */
  async together<T>(work: () => Promise<T>): Promise<T> {
    if (this.open.getStore()) return work();
    return this.db.tx(async () => {
      await this.db.rows(SETTINGS);
      return this.open.run(true, work);
    });
  }

  /** `without` are ways of the planner that this one statement must not go. */
  async rows<T>(
    text: string,
    values: unknown[],
    name?: string,
    without: readonly string[] = [],
  ): Promise<T[]> {
    return this.together(async () => {
      if (without.length > 0) await this.set(without, 'off');
      const rows = await this.db.rows<T>(text, values, name);
      if (without.length > 0) await this.set(without, 'on');
      return rows;
    });
  }

  private async set(names: readonly string[], value: 'on' | 'off'): Promise<void> {
    await this.db.rows(names.map((name) => `set local ${name} = ${value}`).join('; '));
  }
}
