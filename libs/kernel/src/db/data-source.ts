import { parse } from 'pg-connection-string';
import type { DataSourceOptions } from 'typeorm';
import { SnakeNames } from './snake-names.js';

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
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    applicationName: 'parvis',
    extra: { statement_timeout: 30_000, connectionTimeoutMillis: 10_000 },
  };
}
