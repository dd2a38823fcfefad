// `npm run dev`: serves, and on every change builds what changed and serves again. PostgreSQL stays
// up in between, held by this process.
import './node-version.mjs';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from './build.mjs';
import { explain } from './explain.mjs';
import { TOP } from './fingerprint.mjs';
import { installIfNeeded } from './install.mjs';
import { spawnBound } from './run.mjs';

/** Editors write a file in several steps; a build waits until they are done. */
const SETTLE_MS = 100;

const WATCHED = ['apps', 'libs', 'migrations', 'demo'];

let server;
let changed = true;
let wake = () => {};

for (const folder of WATCHED)
  watch(join(TOP, folder), { recursive: true }, (_, name) => {
    if (/(^|[/\\])(\.svelte-kit|node_modules)[/\\]|~$|\.sw.$/.test(name ?? '')) return;
    changed = true;
    wake();
  });

for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, async () => {
    await stopServer();
    await database?.stop();
    process.exit(0);
  });

await installIfNeeded();
let database;
for (;;) {
  while (changed) {
    changed = false;
    await sleep(SETTLE_MS);
    await rebuild();
  }
  await new Promise((resolve) => {
    wake = resolve;
  });
}

async function rebuild() {
  try {
    await build();
    database ??= await holdDatabase();
    await stopServer();
    server = spawnBound(process.execPath, ['--enable-source-maps', 'bin/serve.mjs'], {
      env: { NODE_ENV: 'development', ...process.env },
    });
  } catch (error) {
    console.error(explain(error));
  }
}

async function stopServer() {
  if (server?.exitCode === null && server.signalCode === null) {
    server.kill('SIGTERM');
    await once(server, 'exit');
  }
}

async function holdDatabase() {
  if (process.env.DATABASE_URL) return undefined;
  const launcher = '../dist/libs/kernel/src/postgres/embedded-postgres.js';
  const { startEmbeddedPostgres } = await import(launcher);
  const dataDir = join(resolve(process.env.DATA_DIR || 'data'), 'postgres');
  return startEmbeddedPostgres({ dataDir, log: console.log });
}
