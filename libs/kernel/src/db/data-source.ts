import { fileURLToPath } from 'node:url';
import { parse } from 'pg-connection-string';
import type { DataSourceOptions } from 'typeorm';
import { SnakeNames } from './snake-names.js';

/** Compiled and source migrations both lie beside `libs`. */
const MIGRATIONS = fileURLToPath(new URL('../../../../migrations/[0-9]*-*.{js,ts}', import.meta.url));

/** TypeORM's options for a PostgreSQL address, which may name a Unix socket by `?host=`. */
export function dataSourceOptions(databaseUrl: string, poolSize: number): DataSourceOptions {
  const { host, port, user, password, database, ssl } = parse(databaseUrl);
  return {
    type: 'postgres',
    host: host ?? 'localhost',
    port: port ? Number(port) : 5432,
    username: user ?? 'postgres',
    password: password ?? '',
    database: database ?? 'postgres',
    ssl: ssl as boolean | undefined,
    poolSize,
    namingStrategy: new SnakeNames(),
    migrations: [MIGRATIONS],
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    applicationName: 'parvis',
    extra: { statement_timeout: 30_000, connectionTimeoutMillis: 10_000 },
  };
}
