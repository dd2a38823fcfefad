import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';
import { ImportError } from './import-error.js';

const LOCK = 7_212_010;

/** One import at a time on this database; the lock goes with the process that held it. */
@Injectable()
export class ImportLock {
  constructor(private readonly db: Database) {}

  async hold<T>(work: () => Promise<T>): Promise<T> {
    const client = await this.db.pool.connect();
    try {
      const { rows } = await client.query('select pg_try_advisory_lock($1) as held', [LOCK]);
      if (!rows[0].held) {
        throw new ImportError('Another import is running. Wait for its end, then run this again.');
      }
      try {
        return await work();
      } finally {
        await client.query('select pg_advisory_unlock($1)', [LOCK]);
      }
    } finally {
      client.release();
    }
  }
}
