import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';
import type { DocumentKind } from '../documents/document.js';

export interface RebuildPlace {
  kind: DocumentKind;
  /** The last document that is in; null before the first of its kind. */
  lastId: string | null;
  done: number;
}

/** Another process is at it. */
export class RebuildRunning extends Error {
  readonly advice = 'Wait for it, or end it: the next one goes on where it stood.';
}

/** How far each engine's rebuild came. */
@Injectable()
export class RebuildsRepository {
  constructor(private readonly db: Database) {}

  async of(engine: string): Promise<RebuildPlace | null> {
    const [row] = await this.db.rows<RebuildPlace>(
      `select kind, last_id as "lastId", done::int from search_rebuilds where engine = $1`,
      [engine],
    );
    return row ?? null;
  }

  async keep(engine: string, { kind, lastId, done }: RebuildPlace): Promise<void> {
    await this.db.rows(
      `insert into search_rebuilds (engine, kind, last_id, done) values ($1, $2, $3, $4)
       on conflict (engine) do update set kind = $2, last_id = $3, done = $4`,
      [engine, kind, lastId, done],
    );
  }

  async forget(engine: string): Promise<void> {
    await this.db.rows('delete from search_rebuilds where engine = $1', [engine]);
  }

  /** Runs `work` unless another process rebuilds the same; the lock ends with the process. */
  async alone<T>(engine: string, work: () => Promise<T>): Promise<T> {
    const client = await this.db.pool.connect();
    const lock = `hashtextextended('search rebuild ' || $1, 0)`;
    try {
      const { rows } = await client.query(`select pg_try_advisory_lock(${lock}) as taken`, [
        engine,
      ]);
      if (!rows[0].taken) throw new RebuildRunning(`The index of ${engine} is being rebuilt.`);
      try {
        return await work();
      } finally {
        await client.query(`select pg_advisory_unlock(${lock})`, [engine]);
      }
    } finally {
      client.release();
    }
  }
}
