// `npm run dev`: serves, and on every change builds what changed and serves again. PostgreSQL stays
// up in between, held by this process.
import './node-version.mjs';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from './build.mjs';
import { explain } from './explain.mjs';
import { filesBelow, TOP } from './fingerprint.mjs';
import { installIfNeeded } from './install.mjs';
import { spawnBound } from './run.mjs';

/** Looking at the files costs little; Node's own watching of folders loses files that editors replace. */
const LOOK_MS = 400;

let server;
let database;

for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, async () => {
    await stopServer();
    await database?.stop();
    process.exit(0);
  });

await installIfNeeded();
for (let seen; ; await sleep(LOOK_MS)) {
  const now = snapshot();
  if (now === seen) continue;
  seen = now;
  await rebuild();
}

function snapshot() {
  return filesBelow('apps', 'libs', 'migrations', 'demo').map(age).join('\n');
}

function age(path) {
  const { mtimeMs, size } = statSync(join(TOP, path), { throwIfNoEntry: false }) ?? {};
  return `${path} ${mtimeMs} ${size}`;
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
  if (server?.exitCode !== null || server.signalCode !== null) return;
  server.kill('SIGTERM');
  await once(server, 'exit');
}

async function holdDatabase() {
  if (process.env.DATABASE_URL) return undefined;
  const launcher = '../dist/libs/kernel/src/postgres/embedded-postgres.js';
  const { startEmbeddedPostgres } = await import(launcher);
  const dataDir = join(resolve(process.env.DATA_DIR || 'data'), 'postgres');
  return startEmbeddedPostgres({ dataDir, log: console.log });
}
