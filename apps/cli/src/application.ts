import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { migrate, readConfig, startEmbeddedPostgres } from '@parvis/kernel';
import { CliModule } from './cli.module.js';

/**
 * Runs `work` on the database's address: the one of `DATABASE_URL`, else the embedded PostgreSQL,
 * which is joined when `npm start` has it running and started for the time of the work when not.
 */
export async function withDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const { databaseUrl, dataDir } = readConfig();
  if (databaseUrl) return work(databaseUrl);
  const postgres = await startEmbeddedPostgres({
    dataDir: join(dataDir, 'postgres'),
    log: (line) => console.error(line),
  });
  try {
    return await work(postgres.url);
  } finally {
    await postgres.stop();
  }
}

/** Runs `work` with every service of the forum, without HTTP, on a database of this release. */
export async function withApplication<T>(
  work: (nest: INestApplicationContext) => Promise<T>,
): Promise<T> {
  return withDatabase(async (databaseUrl) => {
    await migrate(databaseUrl);
    const config = readConfig();
    // Cursors are signed with it, and no command hands one out.
    const secret = config.secret ?? randomBytes(32);
    const nest = await NestFactory.createApplicationContext(
      CliModule.forRoot({ ...config, databaseUrl, secret }),
      { logger: ['warn', 'error'], abortOnError: false },
    );
    try {
      return await work(nest);
    } finally {
      await nest.close();
    }
  });
}
