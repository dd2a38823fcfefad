import { randomBytes } from 'node:crypto';
import { migrate } from '@parvis/kernel';
import pg from 'pg';
import { clusterUrl, onCluster } from './cluster.js';

const TEMPLATE = 'parvis_template';
const TEMPLATE_LOCK = 7_212_005;

/** A database of its own for one test file, cloned from a migrated template. */
export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

export async function testDatabase(): Promise<TestDatabase> {
  const name = `parvis_${randomBytes(6).toString('hex')}`;
  await onCluster(async (client) => {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    await ensureTemplate(client);
    await client.query(`create database ${name} template ${TEMPLATE}`);
  });
  return {
    url: clusterUrl(name),
    drop: () =>
      onCluster(async (client) => {
        await client.query(`drop database if exists ${name} with (force)`);
      }),
  };
}

/** Migrates the template once a run; the name changes hands only when it is complete. */
async function ensureTemplate(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [
    TEMPLATE,
  ]);
  if (rowCount) return;
  const draft = `${TEMPLATE}_draft`;
  await client.query(`drop database if exists ${draft}`);
  await client.query(`create database ${draft}`);
  await migrate(clusterUrl(draft));
  await client.query(`alter database ${draft} rename to ${TEMPLATE}`);
}
