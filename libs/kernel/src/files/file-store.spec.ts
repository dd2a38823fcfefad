import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Config } from '../config/config.js';
import { uuidv7 } from '../ids/uuidv7.js';
import { LocalFileStore } from './file-store.js';

describe('the local file store', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'parvis-files-'));
  const store = new LocalFileStore({ dataDir } as Config);
  afterAll(() => rmSync(dataDir, { recursive: true }));

  it('gives back what was put, and nothing once it is removed', async () => {
    const name = `${uuidv7()}-96.webp`;
    await store.put(name, Buffer.from('bytes'));
    const file = await store.open(name);
    expect(file?.byteSize).toBe(5);
    expect((await buffer(file!.stream)).toString()).toBe('bytes');
    await store.remove(name);
    await store.remove(name);
    expect(await store.open(name)).toBeNull();
  });

  it('leaves no half-written file beside the whole one', async () => {
    const name = `${uuidv7()}-48.webp`;
    await store.put(name, Buffer.from('x'));
    expect(readdirSync(join(dataDir, 'files', name.slice(34, 36)))).toContain(name);
    const left = readdirSync(join(dataDir, 'files'), { recursive: true }).map(String);
    expect(left.filter((path) => /\.webp\./.test(path))).toEqual([]);
  });

  it.each(['../../etc/passwd', `${uuidv7()}/../x`, `${uuidv7()}-9/6.webp`, ''])(
    'refuses the name %j',
    async (name) => {
      await expect(store.open(name)).rejects.toThrow('bad name');
    },
  );
});
