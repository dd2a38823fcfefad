import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type pg from 'pg';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { GatheredReads } from './gathered-reads.js';

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';
const ATTEMPTS = 4;

interface OpenTransaction {
  runner: QueryRunner;
  client: pg.PoolClient;
  /** What is left for the moment before the commit. */
  last: (() => Promise<void>)[];
}

/**
 * The door to PostgreSQL. Services open transactions, repositories ask for `manager` or `rows`
 * and thereby join whatever transaction is open.
 *
 * Lock order, to be kept by every transaction that locks more than one row:
 * members → rooms → threads → posts → tags; within one table by id. What every writer needs, as
 * the head of the audit log, is locked by `atCommit` alone.
 */
@Injectable()
export class Database implements OnModuleInit {
  private readonly logger = new Logger(Database.name);
  private readonly open = new AsyncLocalStorage<OpenTransaction>();
  private readonly gathered = new GatheredReads(() => this.pool);

  constructor(private readonly source: DataSource) {}

  /** A connection that breaks while it is in use must fail its statement, not the process. */
  onModuleInit(): void {
    const note = (error: Error) => this.logger.warn(`a connection broke: ${error.message}`);
    this.pool.on('error', note);
    this.pool.on('connect', (client) => client.on('error', note));
  }

  /** The manager of the open transaction, else of the pool. */
  get manager(): EntityManager {
    return this.open.getStore()?.runner.manager ?? this.source.manager;
  }

  get pool(): pg.Pool {
    return (this.source.driver as unknown as { master: pg.Pool }).master;
  }

  get inTransaction(): boolean {
    return this.open.getStore() !== undefined;
  }

  /**
   * Runs one statement past TypeORM and returns plain rows. With a `name` the server keeps
   * the plan, which the hot reads use.
   */
  async rows<T = Record<string, unknown>>(
    text: string,
    values: unknown[] = [],
    name?: string,
  ): Promise<T[]> {
    const target = this.open.getStore()?.client ?? this.pool;
    const result = await target.query({ text, values, ...(name && { name }) });
    return result.rows as T[];
  }

  /**
   * `rows` for a quick statement that only reads: it travels with those that other parts of the
   * page ask at the same moment.
   */
  read<T = Record<string, unknown>>(
    text: string,
    values: unknown[] = [],
    name?: string,
  ): Promise<T[]> {
    if (this.inTransaction) return this.rows(text, values, name);
    return this.gathered.rows(text, values, name);
  }

  /**
   * Runs `work` in one transaction, joining the one that is open. Serialisation failures and
   * deadlocks restart the whole closure, so it must have no effect outside the database.
   */
  async tx<T>(work: () => Promise<T>): Promise<T> {
    if (this.open.getStore()) return work();
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.attempt(work);
      } catch (error) {
        if (attempt === ATTEMPTS || !isRetryable(error)) throw error;
        await new Promise((done) => setTimeout(done, attempt * 10 * Math.random()));
      }
    }
  }

  /**
   * Leaves `work` for the end of the open transaction, just before its commit: a row that every
   * writer locks is then held for a moment only, and never while waiting for another row.
   */
  atCommit(work: () => Promise<void>): void {
    const open = this.open.getStore();
    if (!open) throw new Error('there is no transaction to end');
    open.last.push(work);
  }

  private async attempt<T>(work: () => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    const client = (await runner.connect()) as pg.PoolClient;
    try {
      await runner.startTransaction();
      const last: OpenTransaction['last'] = [];
      const result = await this.open.run({ runner, client, last }, async () => {
        const value = await work();
        for (const final of last) await final();
        return value;
      });
      await runner.commitTransaction();
      return result;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }
}

function isRetryable(error: unknown): boolean {
  const code = (error as { code?: string } | null)?.code;
  return code === SERIALIZATION_FAILURE || code === DEADLOCK;
}

/** Whether PostgreSQL refused a row because of the named unique index. */
export function violatesUnique(error: unknown, index: string): boolean {
  const cause = error as { code?: string; constraint?: string } | null;
  return cause?.code === '23505' && cause.constraint === index;
}
