import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';
import type pg from 'pg';
import { ImportError } from './import-error.js';

const LOCK = 7_212_010;

/** What to do while another import runs: refuse, or stand in line. */
export type Turn = 'now' | 'wait';

/** One import at a time on this database; the lock goes with the process that held it. */
@Injectable()
export class ImportLock {
  constructor(private readonly db: Database) {}

  async hold<T>(turn: Turn, work: () => Promise<T>): Promise<T> {
    const client = await this.db.pool.connect();
    try {
      if (turn === 'wait') await wait(client);
      else await take(client);
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

async function take(client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query('select pg_try_advisory_lock($1) as held', [LOCK]);
  if (rows[0].held) return;
  throw new ImportError('Another import is running. Wait for its end, then run this again.');
}

async function wait(client: pg.PoolClient): Promise<void> {
  await client.query('begin; set local statement_timeout = 0');
  await client.query('select pg_advisory_lock($1)', [LOCK]);
  await client.query('commit');
}
