import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { ScriptError } from './explain.mjs';
import { filesBelow, hashOf, hashOfFiles, read, TOP } from './fingerprint.mjs';

/** What runs in Node: compiled file by file into the same tree below dist. */
const SOURCES = ['apps/api', 'apps/cli', 'libs', 'migrations', 'demo'];
const STAMP = 'dist/.server.json';
const TESTS = /\.(spec|e2e-spec)\.ts$|\.d\.ts$|\.md$/;

/** Whether dist holds what the sources say. */
export function serverIsBuilt() {
  const { changed, gone } = changes();
  return changed.length + gone.length === 0;
}

/**
 * Compiles the server files that changed since the last build and removes those that have gone.
 * Types are not checked here: `npm run check` does.
 */
export async function buildServer() {
  const { now, before, changed, gone } = changes();
  if (changed.length + gone.length === 0) return;
  // Without a stamp nobody knows what lies in dist, perhaps a migration that was renamed since.
  if (!existsSync(join(TOP, STAMP)))
    for (const folder of SOURCES)
      rmSync(join(TOP, 'dist', folder), { recursive: true, force: true });
  for (const path of gone) rmSync(join(TOP, target(path)), { force: true });
  // Files about to be written leave the stamp first: a build killed here is simply done again.
  for (const path of [...changed, ...gone]) delete before[path];
  writeWhole(STAMP, JSON.stringify(before));
  const { transformFile } = await import('@swc/core');
  await Promise.all(changed.map((path) => build(path, transformFile)));
  writeWhole(STAMP, JSON.stringify(now));
}

function changes() {
  const tools = ['.swcrc', 'node_modules/@swc/core/package.json', 'bin/build-server.mjs'];
  const compiler = hashOfFiles(tools);
  const now = {};
  for (const path of filesBelow(...SOURCES).filter((path) => !TESTS.test(path)))
    now[path] = hashOf(compiler, read(path));
  const before = readStamp();
  const changed = Object.keys(now).filter((path) => now[path] !== before[path]);
  const gone = Object.keys(before).filter((path) => !(path in now));
  return { now, before, changed, gone };
}

async function build(path, transformFile) {
  if (!path.endsWith('.ts')) return writeWhole(target(path), read(path));
  const { code, map } = await transformFile(join(TOP, path), {
    sourceMaps: true,
    sourceFileName: relative(dirname(join(TOP, target(path))), join(TOP, path)),
  }).catch((error) => {
    throw new ScriptError(`${path} is not TypeScript:\n${error.message.split('\nCaused by')[0]}`);
  });
  const mapName = `${target(path)}.map`;
  writeWhole(mapName, map);
  const comment = `\n//# sourceMappingURL=${mapName.slice(mapName.lastIndexOf('/') + 1)}\n`;
  writeWhole(target(path), withoutAliases(code, path) + comment);
}

/** Node knows no `@parvis/forum`; the compiled file names its neighbour by the way to it. */
function withoutAliases(code, path) {
  return code.replace(
    /(\bfrom\s*|\bimport\s*\(?\s*)(['"])@parvis\/([a-z]+)\2/g,
    (_, before, quote, lib) => {
      const way = relative(dirname(path), `libs/${lib}/src/index.js`);
      return `${before}${quote}${way.startsWith('.') ? way : `./${way}`}${quote}`;
    },
  );
}

function target(path) {
  return `dist/${path.replace(/\.ts$/, '.js')}`;
}

function readStamp() {
  try {
    return JSON.parse(read(STAMP));
  } catch {
    return {};
  }
}

/** Writes beside and renames, so that two builds at once never show each other half a file. */
function writeWhole(path, text) {
  const file = join(TOP, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.${process.pid}`, text);
  renameSync(`${file}.${process.pid}`, file);
}
