import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ImportWorld, small, smallFile } from './import-world.js';

const MAIN = fileURLToPath(new URL('../../dist/apps/cli/src/main.js', import.meta.url));

let w: ImportWorld;
beforeAll(async () => {
  w = await ImportWorld.open();
});
afterAll(() => w?.close());

interface Ended {
  code: number | null;
  out: string;
  error: string;
}

/** Runs the built command line against this file's database; `watch` may kill it half-way. */
function parvis(
  args: string[],
  watch: (error: string, kill: () => void) => void = () => undefined,
) {
  return new Promise<Ended>((resolve) => {
    const env = { ...process.env, DATABASE_URL: w.url, DATA_DIR: w.folder, NODE_OPTIONS: '' };
    const child = spawn(process.execPath, [MAIN, ...args], { env });
    const ended = { out: '', error: '' };
    child.stdout.on('data', (chunk) => {
      ended.out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      ended.error += chunk;
      watch(ended.error, () => child.kill('SIGKILL'));
    });
    child.on('close', (code) => resolve({ code, ...ended }));
  });
}

test('ends with 0 when all is in, with 3 when the loss report is not empty', async () => {
  const good = await parvis(['import', w.file('good.jsonl', smallFile)]);
  expect(good).toMatchObject({ code: 0 });
  expect(good.out).toMatch(/thread +1 +1 +0 +0/);

  const path = w.file('bad.jsonl', [{ ...small.community, id: 'bad' }, small.room, 'nonsense']);
  const report = join(w.folder, 'losses.jsonl');
  const bad = await parvis(['import', path, '--report', report]);
  expect(bad).toMatchObject({ code: 3 });
  expect(bad.out).toMatch(/not_json +1/);
  const losses = readFileSync(report, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(losses).toEqual([
    expect.objectContaining({ line: 3, reason: 'not_json', fate: 'skipped' }),
  ]);

  expect(await parvis(['import', path])).toMatchObject({
    code: 3,
    out: expect.stringContaining('Nothing to do'),
  });
  expect(await parvis(['import:verify', path])).toMatchObject({ code: 3 });
}, 120_000);

test('ends with 1 in one line when the file is not there, with 2 on a wrong call', async () => {
  const missing = await parvis(['import', join(w.folder, 'nothing.jsonl')]);
  expect(missing).toMatchObject({ code: 1, out: '' });
  expect(missing.error.trim().split('\n')).toHaveLength(1);
  expect(await parvis(['implode'])).toMatchObject({
    code: 2,
    error: expect.stringContaining('help'),
  });
  expect(await parvis(['import'])).toMatchObject({
    code: 2,
    error: expect.stringContaining('Usage'),
  });
  expect(await parvis(['recount', '--fast'])).toMatchObject({ code: 2 });
}, 120_000);

test('goes on after kill -9', async () => {
  const path = w.file('killed.jsonl', [
    { ...small.community, id: 'killed' },
    small.room,
    { ...small.ada, username: 'killed-ada' },
    ...Array.from({ length: 1_500 }, (_, i) => ({ ...small.thread, id: `t${i}` })),
  ]);
  const killed = await parvis(['import', path], (error, kill) => {
    if (error.includes('Writing')) kill();
  });
  expect(killed.code).toBeNull();
  const again = await parvis(['import', path]);
  expect(again).toMatchObject({ code: 0, out: expect.stringContaining('Went on with the import') });
  expect(again.out).toMatch(/thread +1,500 +1,500 +0 +0/);
}, 120_000);

test('makes an admin, and gives an existing one a new password', async () => {
  const made = await parvis(['create-admin', '--email', 'chief@example.org', '--handle', 'chief']);
  expect(made).toMatchObject({ code: 0, out: expect.stringContaining('Made the admin @chief') });
  const hash = () => w.row(`select role, password_hash from members where handle = 'chief'`);
  const before = await hash();
  expect(before).toMatchObject({
    role: 'admin',
    password_hash: expect.stringContaining('argon2id'),
  });
  const again = await parvis(['create-admin', '--email', 'Chief@example.org']);
  expect(again).toMatchObject({ code: 0, out: expect.stringContaining('new password to @chief') });
  expect((await hash()).password_hash).not.toBe(before.password_hash);
  await w.db.rows(`update members set role = 'member' where handle = 'chief'`);
  const refused = await parvis(['create-admin', '--email', 'chief@example.org']);
  expect(refused).toMatchObject({ code: 1, error: expect.stringContaining('no admin') });
}, 120_000);

test('finds and corrects a counter that told an untruth', async () => {
  await w.db.rows(
    'update rooms set post_count = post_count + 5 where id = (select min(id::text)::uuid from rooms)',
  );
  expect((await parvis(['recount'])).out).toMatch(/recountRooms +1 corrected/);
  expect((await parvis(['recount'])).out).toContain('Every counter was true.');
}, 120_000);

test('says which migrations ran', async () => {
  const { code, out } = await parvis(['migrate', 'status']);
  expect(code).toBe(0);
  expect(out).toContain('done     CreateImports');
  expect(out).not.toContain('waiting');
  expect(await parvis(['migrate', 'sideways'])).toMatchObject({ code: 2 });
}, 120_000);
