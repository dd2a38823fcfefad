import { readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildServer } from '../../bin/build-server.mjs';

const PREFIX = 'parvis-test-';

/** Data that nobody will miss: nothing waits for the disk. */
const CARELESS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '300',
  max_wal_size: '4GB',
};

/**
 * Starts the PostgreSQL of a test run and tells the test files where it is. It stops with the run,
 * however that ends. Jest asks once per project: the second is given the first one's.
 */
export default async function startCluster() {
  if (process.env.PARVIS_TEST_CLUSTER) return;
  await buildServer();
  const launcher = '../../dist/libs/kernel/src/postgres/embedded-postgres.js';
  const { startEmbeddedPostgres } = await import(launcher);
  dropAbandoned();
  const folder = join(tmpdir(), `${PREFIX}${process.pid}`);
  const cluster = await startEmbeddedPostgres({
    dataDir: join(folder, 'postgres'),
    settings: CARELESS,
  });
  globalThis.parvisTestCluster = { cluster, folder };
  process.env.PARVIS_TEST_CLUSTER = cluster.url;
}

/** The folders of runs that were killed. */
function dropAbandoned() {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(PREFIX) || isAlive(Number(name.slice(PREFIX.length)))) continue;
    rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
