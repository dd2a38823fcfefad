import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const TOP = fileURLToPath(new URL('..', import.meta.url));
const SOURCES = ['apps', 'libs', 'migrations'];
const RESULTS = /(^|\/)(node_modules|\.svelte-kit|dist)\//;

const files = SOURCES.flatMap((folder) =>
  readdirSync(join(TOP, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
    join(folder, name),
  ),
).filter((path) => /\.(ts|svelte)$/.test(path) && !RESULTS.test(path));
const product = files.filter((path) => !path.endsWith('.spec.ts'));

const read = (path: string) => readFileSync(join(TOP, path), 'utf8');
const lines = (path: string) => read(path).split('\n').length - 1;
const containing = (paths: string[], pattern: RegExp) =>
  paths.filter((path) => pattern.test(read(path)));

describe('the architecture', () => {
  it('keeps its layers, without a cycle', async () => {
    const cruiser = 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs';
    const run = promisify(execFile)(
      process.execPath,
      [cruiser, '--output-type', 'err', ...SOURCES],
      { cwd: TOP },
    );
    const { stdout } = await run.catch((error) => error);
    expect(stdout).toContain('no dependency violations found');
  }, 180_000);

  it('keeps files small', () => {
    const code = product.filter((path) => path.endsWith('.ts')).map(lines);
    const median = code.sort((a, b) => a - b)[Math.floor(code.length / 2)];
    expect(median).toBeLessThan(80);
    expect(files.filter((path) => lines(path) > 300)).toEqual([]);
  });

  it('keeps the loading of a page short', () => {
    const pages = files.filter((path) => path.endsWith('+page.server.ts'));
    expect(pages.filter((path) => lines(path) > 80)).toEqual([]);
  });

  it('names files by what they hold', () => {
    const vague = /(^|[-.])(utils?|helpers?|managers?|common)\./;
    expect(files.filter((path) => vague.test(basename(path)))).toEqual([]);
  });

  it('keeps TypeORM on its leash', () => {
    const server = product.filter((path) => !path.startsWith('apps/web/'));
    expect(
      containing(server, /@(OneToMany|ManyToOne|OneToOne|ManyToMany|EventSubscriber)\(/),
    ).toEqual([]);
    expect(containing(server, /synchronize: true|(manager|[rR]epository)\.save\(/)).toEqual([]);
  });

  it('needs no forward reference', () => {
    expect(containing(product, /forwardRef\(/)).toEqual([]);
  });
});
