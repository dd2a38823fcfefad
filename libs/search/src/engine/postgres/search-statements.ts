import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';

/**
 * PostgreSQL takes a text for as cheap to look at as a number, and would rather read a whole table
 * than its index. Plans are kept, since making one takes longer than most searches.
 */
const SETTINGS = Object.entries({
  enable_seqscan: 'off',
  enable_hashjoin: 'off',
  enable_mergejoin: 'off',
  jit: 'off',
  plan_cache_mode: 'force_generic_plan',
})
  .map(([name, value]) => `set local ${name} = ${value}`)
  .join('; ');

/** Runs the statements of a search with a planner that goes by the indexes. */
@Injectable()
export class SearchStatements {
  constructor(private readonly db: Database) {}

  /** `more` are further settings, as `name = value`. */
  async rows<T>(
    text: string,
    values: unknown[],
    name?: string,
    more: readonly string[] = [],
  ): Promise<T[]> {
    return this.db.tx(async () => {
      await this.db.rows([SETTINGS, ...more.map((one) => `set local ${one}`)].join('; '));
      return this.db.rows<T>(text, values, name);
    });
  }
}
