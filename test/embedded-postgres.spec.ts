import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { startEmbeddedPostgres } from '../libs/kernel/src/postgres/embedded-postgres.js';

const CHILD = fileURLToPath(new URL('support/embedded-child.mjs', import.meta.url));
const CARELESS = { settings: { fsync: 'off' } };

interface Started {
  pid: number;
  adopted: boolean;
  url: string;
}

const folder = mkdtempSync(join(tmpdir(), 'parvis-embedded-'));
const dataDir = join(folder, 'data', 'postgres');

/** A process that uses the data; resolves when its server answers. */
async function user(of = dataDir): Promise<{ process: ChildProcess } & Started> {
  const process = fork(CHILD, [of], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  for (;;) {
    const [message] = await once(process, 'message');
    if ('pid' in message) return { process, ...message };
  }
}

async function leaves({ process }: { process: ChildProcess }): Promise<void> {
  process.send('stop');
  await once(process, 'exit');
}

async function dies({ process }: { process: ChildProcess }): Promise<void> {
  process.kill('SIGKILL');
  await once(process, 'exit');
}

async function query<T>(url: string, text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

async function stops(pidFile: string): Promise<void> {
  for (const end = Date.now() + 5000; Date.now() < end; await sleep(10))
    if (!existsSync(pidFile)) return;
  throw new Error('The server still runs after 5 s.');
}

beforeAll(() => chmodSync(folder, 0o755));
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

describe('the embedded PostgreSQL', () => {
  it('starts cold, keeps what was written and starts warm', async () => {
    const cold = await startEmbeddedPostgres({ dataDir, ...CARELESS });
    await query(cold.url, 'CREATE TABLE kept AS SELECT 1 AS n');
    await cold.stop();
    expect(existsSync(join(dataDir, 'postmaster.pid'))).toBe(false);
    const warm = await startEmbeddedPostgres({ dataDir, ...CARELESS });
    expect(await query(warm.url, 'SELECT n FROM kept')).toEqual([{ n: 1 }]);
    await warm.stop();
  });

  it('speaks UTF-8 over a private socket only, and never as root', async () => {
    const postgres = await startEmbeddedPostgres({ dataDir, ...CARELESS });
    const [shown] = await query<Record<string, string>>(
      postgres.url,
      `SELECT current_setting('listen_addresses') AS tcp, current_setting('ssl') AS ssl,
              pg_encoding_to_char(encoding) AS encoding, datlocale AS locale
         FROM pg_database WHERE datname = 'parvis'`,
    );
    const socket = statSync(join(postgres.connection.host, '.s.PGSQL.5432'));
    await postgres.stop();
    expect(shown).toEqual({ tcp: '', ssl: 'off', encoding: 'UTF8', locale: 'C.UTF-8' });
    expect(socket.mode & 0o777).toBe(0o700);
    expect(socket.uid).not.toBe(0);
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  });

  it('is shared: the second process joins it, and the last one to leave stops it', async () => {
    const first = await user();
    const second = await user();
    expect([first.adopted, second.adopted]).toEqual([false, true]);
    expect(second.pid).toBe(first.pid);
    await leaves(first);
    await expect(query(second.url, 'SELECT n FROM kept')).resolves.toEqual([{ n: 1 }]);
    await leaves(second);
    await stops(join(dataDir, 'postmaster.pid'));
  });

  it('stops when the process that started it is killed', async () => {
    await dies(await user());
    await stops(join(dataDir, 'postmaster.pid'));
    expect(readFileSync(`${dataDir}.log`, 'utf8').trimEnd()).toMatch(
      /database system is shut down$/,
    );
  });

  it('recovers every committed row when it is killed together with its user', async () => {
    const first = await user();
    await query(first.url, 'INSERT INTO kept VALUES (2)');
    process.kill(first.pid, 'SIGKILL');
    await dies(first);
    const second = await user();
    expect(await query(second.url, 'SELECT n FROM kept ORDER BY n')).toEqual([{ n: 1 }, { n: 2 }]);
    await leaves(second);
  });

  it('comes back under the same address when it is killed below a living process', async () => {
    const { process: child, pid, url } = await user();
    process.kill(pid, 'SIGKILL');
    for (const words of [/has gone/, /is back/]) {
      const [{ log }] = await once(child, 'message');
      expect(log).toMatch(words);
    }
    expect(await query(url, 'SELECT count(*)::int AS n FROM kept')).toEqual([{ n: 2 }]);
    await leaves({ process: child });
  });

  it('is not fooled by lock files that name another program', async () => {
    const { uid, gid } = statSync(dataDir);
    const stranger = spawn('sleep', ['60'], process.getuid?.() === 0 ? { uid, gid } : {});
    for (const lock of ['postmaster.pid', '.s.PGSQL.5432.lock']) {
      writeFileSync(join(dataDir, lock), `${stranger.pid}\n${dataDir}\n`, { mode: 0o600 });
      chownSync(join(dataDir, lock), uid, gid);
    }
    const postgres = await startEmbeddedPostgres({ dataDir, ...CARELESS });
    expect(postgres.adopted).toBe(false);
    await postgres.stop();
    stranger.kill();
  });

  it('makes one database when two processes start it at once on nothing', async () => {
    const fresh = join(folder, 'twice', 'postgres');
    const both = await Promise.all([user(fresh), user(fresh)]);
    expect(both[0].pid).toBe(both[1].pid);
    await Promise.all(both.map(leaves));
    await stops(join(fresh, 'postmaster.pid'));
    expect(readdirSync(join(folder, 'twice')).sort()).toEqual(['postgres', 'postgres.log']);
  });

  it('begins anew when it was killed while making the database', async () => {
    const fresh = join(folder, 'killed', 'postgres');
    const child = fork(CHILD, [fresh], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    while (!readdirSync(join(folder)).includes('killed')) await sleep(10);
    while (!readdirSync(join(folder, 'killed')).some((name) => name.includes('new')))
      await sleep(10);
    await sleep(100);
    await dies({ process: child });
    expect(existsSync(fresh)).toBe(false);
    const postgres = await startEmbeddedPostgres({ dataDir: fresh, ...CARELESS });
    expect(await query(postgres.url, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
    await postgres.stop();
    expect(readdirSync(join(folder, 'killed')).sort()).toEqual(['postgres', 'postgres.log']);
  });

  it('says what to do about a folder that holds something else', async () => {
    const taken = join(folder, 'taken');
    mkdirSync(taken);
    writeFileSync(join(taken, 'letter.txt'), '');
    await expect(startEmbeddedPostgres({ dataDir: taken })).rejects.toMatchObject({
      message: expect.stringContaining('other files'),
      advice: expect.stringContaining('DATA_DIR'),
    });
  });

  it('says what to do about data of another PostgreSQL', async () => {
    const old = join(folder, 'old');
    mkdirSync(old, { mode: 0o700 });
    writeFileSync(join(old, 'PG_VERSION'), '17\n');
    await expect(startEmbeddedPostgres({ dataDir: old })).rejects.toMatchObject({
      message: expect.stringContaining('made by PostgreSQL 17'),
    });
  });

  const asRoot = process.getuid?.() === 0 ? it : it.skip;

  asRoot('finds another home for data that root asks for below a closed folder', async () => {
    const closed = join(folder, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const asked = join(closed, 'data', 'postgres');
    const lines: string[] = [];
    const first = await startEmbeddedPostgres({
      ...CARELESS,
      dataDir: asked,
      log: (line) => lines.push(line),
    });
    await first.stop();
    const again = await startEmbeddedPostgres({ ...CARELESS, dataDir: asked });
    await again.stop();
    rmSync(dirname(first.dataDir), { recursive: true });
    expect(lines).toEqual([expect.stringContaining(`the data goes to ${first.dataDir}`)]);
    expect(again.dataDir).toBe(first.dataDir);
    expect(first.dataDir.startsWith(closed)).toBe(false);
  });
});
