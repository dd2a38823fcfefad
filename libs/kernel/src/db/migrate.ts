import { readdirSync } from 'node:fs';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';
import { ConfigError } from '../config/config.js';
import { dataSourceOptions } from './data-source.js';

/** One number for all processes that start at once: the second waits for the first. */
const MIGRATION_LOCK = 7_212_004;

const NETWORK = new Set(['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOENT']);
const REFUSED = new Set(['28P01', '28000', '3D000']);

/** Brings the database to this release: the job queue's tables, then ours. */
export async function migrate(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  await client.connect().catch((error) => {
    throw unreachable(error);
  });
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await runMigrations({ connectionString: databaseUrl });
    const source = await migrationSource(databaseUrl);
    try {
      await source.runMigrations();
    } finally {
      await source.destroy();
    }
  } finally {
    await client.end();
  }
}

/** A connection that knows the migrations; the process that serves does without them. */
export async function migrationSource(databaseUrl: string): Promise<DataSource> {
  const migrations = await loadMigrations();
  return new DataSource({ ...dataSourceOptions(databaseUrl, 2), migrations }).initialize();
}

/** Compiled and source migrations both lie beside `libs`; the number in the name is the order. */
async function loadMigrations(): Promise<(new () => MigrationInterface)[]> {
  const folder = new URL('../../../../migrations/', import.meta.url);
  const names = readdirSync(folder).filter((name) => /^\d+-.*(?<!\.d)\.[jt]s$/.test(name));
  const files = await Promise.all(names.sort().map((name) => import(new URL(name, folder).href)));
  return files.flatMap((file) => Object.values(file) as (new () => MigrationInterface)[]);
}

function unreachable(error: Error & { code?: string }): Error {
  const code = error.code ?? '';
  if (NETWORK.has(code)) {
    return new ConfigError(
      `No PostgreSQL answers at DATABASE_URL (${code}). Start it or correct the address.`,
    );
  }
  if (REFUSED.has(code)) {
    return new ConfigError(
      `PostgreSQL refuses DATABASE_URL: ${error.message}. Check user, password and database.`,
    );
  }
  return error;
}
