import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Top of the project. */
export const TOP = new URL('..', import.meta.url).pathname.replace(/\/$/, '');

/** Folders that hold results, not sources. */
const RESULTS = new Set(['node_modules', 'dist', 'data', '.svelte-kit', '.git', 'coverage']);

/** Every file below the folders, as paths from the top, sorted; missing folders hold none. */
export function filesBelow(...folders) {
  return folders.flatMap((folder) => [...walk(join(TOP, folder))]).sort();
}

function* walk(folder) {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return;
    throw error;
  }
  for (const entry of entries) {
    if (entry.isDirectory()) {
      if (!RESULTS.has(entry.name)) yield* walk(join(folder, entry.name));
    } else if (entry.isFile()) {
      yield relative(TOP, join(folder, entry.name)).split(sep).join('/');
    }
  }
}

/** A short hash of what the files hold, by their names. */
export function hashOf(...texts) {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text).update('\0');
  return hash.digest('hex').slice(0, 20);
}

/** One hash over many files, so that a change in any of them shows. */
export function hashOfFiles(paths) {
  return hashOf(...paths.flatMap((path) => [path, read(path)]));
}

/** The bytes of a file named from the top; empty when it is not there. */
export function read(path) {
  try {
    return readFileSync(join(TOP, path));
  } catch (error) {
    if (error.code === 'ENOENT') return '';
    throw error;
  }
}
