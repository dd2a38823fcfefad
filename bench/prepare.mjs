// Brings up everything that is measured: one embedded PostgreSQL with the imported community, the
// floors, the forum, and the forum once more with its page cache off.
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { SIGN_IN } from './operations.mjs';
import { rssOf, start } from './processes.mjs';

const EMAIL = 'bench@example.org';
const PASSWORD = 'measure twice, cut once';
const IDLE_SECONDS = 20;

/** What is running and must end, whatever happens. */
const running = [];

export async function stopAll() {
  for (const one of running.reverse()) await one.stop();
}

/** Without `forum`, the floors and the uncached server stay down, and nothing is timed at rest. */
export async function prepare(community, forum = true) {
  const dataDir = join(tmpdir(), 'parvis-bench');
  mkdirSync(dataDir, { recursive: true });
  const { startEmbeddedPostgres } = await import(
    '../dist/libs/kernel/src/postgres/embedded-postgres.js'
  );
  const postgres = await startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres') });
  running.push(postgres);
  const env = {
    DATABASE_URL: postgres.url,
    DATA_DIR: dataDir,
    DEMO: 'false',
    ADMIN_EMAIL: EMAIL,
    ADMIN_PASSWORD: PASSWORD,
    RATE_LIMITS_FACTOR: '0',
  };
  const run = (...args) =>
    execFileSync(process.execPath, ['bin/parvis.mjs', ...args], {
      env: { ...process.env, ...env },
      stdio: 'inherit',
    });
  run('migrate');
  try {
    run('import', community);
  } catch (error) {
    // Lines that could not be imported are listed and cost nothing here; anything else is fatal.
    if (error.status !== 3) throw error;
  }
  const begin = async (...how) => {
    const server = await start(...how);
    running.push(server);
    // Some end before the rest does.
    const { stop } = server;
    server.stop = () => {
      server.stop = async () => {};
      return stop();
    };
    return server;
  };
  const isUp = (output) => output.includes('http://');
  const listening = (output) => output.includes('listening');
  const begun = Date.now();
  const app = await begin(['bin/start.mjs'], env, isUp);
  await (await fetch(`${app.url}/`)).text();
  const warmStart = (Date.now() - begun) / 1000;
  const stage = { app, env, warmStart, databaseUrl: postgres.url, cookie: await signIn(app.url) };
  if (!forum) return stage;
  await new Promise((done) => setTimeout(done, IDLE_SECONDS * 1000));
  const idleRss = rssOf(app.pid);
  const uncached = await begin(
    ['bin/start.mjs'],
    { ...env, PAGE_CACHE_MB: '0', PARVIS_ROLES: 'web' },
    isUp,
  );
  const hello = await begin(['bench/hello-floor.mjs'], {}, listening);
  const pgFloor = await begin(['bench/pg-floor.mjs'], env, listening);
  return { ...stage, uncached, hello, pgFloor, idleRss, ...(await threadsOf(postgres.url)) };
}

async function signIn(url) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: SIGN_IN,
      variables: { input: { login: EMAIL, password: PASSWORD } },
    }),
  });
  const cookie = response.headers.get('set-cookie');
  if (!cookie) throw new Error(`No session: ${await response.text()}`);
  return cookie.split(';')[0];
}

/** A thread whose first page is full and of usual size, and another one to write into. */
async function threadsOf(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(
    `select t.id, t.number::int, t.slug from threads t join rooms r on r.id = t.room_id
     where r.visibility = 'public' and t.state = 'open' and t.removed_at is null
       and t.reply_count between 25 and 40
     order by t.number limit 2`,
  );
  await client.end();
  return { thread: rows[0], replyThread: rows[1] };
}
