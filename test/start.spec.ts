import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const TOP = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'parvis-start-'));
const dataDir = join(folder, 'data');
const postmaster = join(dataDir, 'postgres', 'postmaster.pid');

interface Started {
  process: ChildProcess;
  /** All it has said so far. */
  said(): string;
  /** Resolves with its exit code. */
  end: Promise<number | null>;
}

/** Starts the application as an operator would, with our environment and his. */
function start(env: Record<string, string>, script = ['bin/serve.mjs']): Started {
  const inherited = { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'production', DEMO: 'false' };
  const child = spawn(process.execPath, script, {
    cwd: TOP,
    env: { ...inherited, DATA_DIR: dataDir, ...env },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      said += chunk;
    });
  return { process: child, said: () => said, end: once(child, 'close').then(([code]) => code) };
}

/** The address it is open at, once it says so; fails with its words when it ends before. */
async function open(started: Started): Promise<string> {
  for (;;) {
    const address = /is open at (\S+)/.exec(started.said())?.[1];
    if (address) return address;
    await Promise.race([
      once(started.process.stdout!, 'data'),
      started.end.then((code) => {
        throw new Error(`It ended with ${code}:\n${started.said()}`);
      }),
    ]);
  }
}

/** A port that was free a moment ago. */
async function freePort(): Promise<string> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return String(port);
}

/** The one line that a failed start leaves below its steps. */
function complaint(started: Started): string[] {
  return started
    .said()
    .split('\n')
    .filter((line) => line.trim() && !/^ {2}[✓✗…]/.test(line));
}

beforeAll(async () => {
  await chmod(folder, 0o755);
  execFileSync(process.execPath, ['bin/build.mjs'], { cwd: TOP });
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

describe('starting and stopping', () => {
  it('serves with a line and a time for each step, and a signal stops all of it', async () => {
    const started = start({ PORT: await freePort() });
    const address = await open(started);
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    expect((await fetch(address)).status).toBe(200);
    for (const step of ['PostgreSQL', 'Migrations', 'First admin'])
      expect(started.said()).toMatch(new RegExp(`✓ ${step} +[\\d.]+ m?s`));
    expect(started.said()).toMatch(/Sign in as \S+ with the password \S+/);
    started.process.kill('SIGTERM');
    expect(await started.end).toBe(0);
    expect(existsSync(postmaster)).toBe(false);
  });

  it('starts again after it was killed, and does nothing twice', async () => {
    const port = await freePort();
    const killed = start({ PORT: port });
    await open(killed);
    killed.process.kill('SIGKILL');
    await killed.end;
    const again = start({ PORT: port });
    await open(again);
    expect(again.said()).not.toMatch(/First admin|Sign in as/);
    again.process.kill('SIGINT');
    expect(await again.end).toBe(0);
  });

  it('says in a line that the port is in use', async () => {
    const other = createServer().listen(0, '0.0.0.0');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const started = start({ PORT: String(port) });
    expect(await started.end).toBe(1);
    expect(complaint(started)).toEqual([expect.stringMatching(`^Port ${port} is in use.*PORT`)]);
    expect(existsSync(postmaster)).toBe(false);
    other.close();
  });

  it.each([
    ['nobody listens', 'postgres://parvis:parvis@127.0.0.1:1/parvis', /DATABASE_URL/],
    ['no such host', 'postgres://parvis:parvis@nowhere.invalid/parvis', /DATABASE_URL/],
    ['another kind of address', 'mysql://127.0.0.1/parvis', /DATABASE_URL must begin/],
  ])('says in a line that DATABASE_URL is wrong: %s', async (_, url, words) => {
    const started = start({ PORT: await freePort(), DATABASE_URL: url });
    expect(await started.end).toBe(1);
    expect(complaint(started)).toEqual([expect.stringMatching(words)]);
  });

  it('says in a line that its folder cannot be written', async () => {
    const started = start({ PORT: await freePort(), DATA_DIR: '/dev/null/data' });
    expect(await started.end).toBe(1);
    expect(complaint(started)).toEqual([expect.stringMatching(/\/dev\/null\/data.*DATA_DIR/)]);
  });

  it('says in a line that Node is too old', async () => {
    const old = `data:text/javascript,Object.defineProperty(process, 'versions',
      { value: { ...process.versions, node: '18.20.8' } })`;
    const started = start({}, ['--import', old, 'bin/start.mjs']);
    expect(await started.end).toBe(1);
    expect(complaint(started)).toEqual([expect.stringMatching(/needs Node 20.19.*is 18.20.8/)]);
  });
});
