import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { admit } from './access-rules.js';
import type { DataPlace } from './data-place.js';
import { makePrivateFolder } from './owned-folders.js';
import { EmbeddedPostgresError, fileError } from './postgres-error.js';
import { isAlive } from './postmaster-file.js';
import type { ServerBinaries } from './server-binaries.js';
import { logMark, logSince, startError } from './server-log.js';
import { supervise } from './server-process.js';

/** The database role of the application, and the name of its database. */
export const ROLE = 'parvis';

/**
 * Makes the data directory unless it is there. It is made beside its place and renamed when whole,
 * so that a start killed half-way leaves nothing that the next one could mistake for a database,
 * and of two starts at once the slower one throws its own away.
 */
export async function makeDataDirectory(
  place: DataPlace,
  binaries: ServerBinaries,
  { durable }: { durable: boolean },
): Promise<void> {
  dropHalfMade(place.dataDir);
  if (existsSync(join(place.dataDir, 'PG_VERSION'))) return checkMajor(place.dataDir, binaries);
  const half = `${place.dataDir}.new-${process.pid}`;
  try {
    makePrivateFolder(half, place.account);
    await initialise(half, place, binaries, durable);
    admit(half, place);
    renameSync(half, place.dataDir);
  } catch (error) {
    if (!existsSync(join(place.dataDir, 'PG_VERSION'))) throw fileError(error, place.dataDir);
  } finally {
    rmSync(half, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function initialise(
  half: string,
  place: DataPlace,
  binaries: ServerBinaries,
  durable: boolean,
): Promise<void> {
  const initdb = [
    ...[join(binaries.home, 'bin/initdb'), '--pgdata', half, '--username', ROLE],
    ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    ...['--auth-local=peer', '--auth-host=reject', ...(durable ? [] : ['--no-sync'])],
  ];
  const single = [
    ...[join(binaries.home, 'bin/postgres'), '--single', '-D', half],
    ...['-c', `fsync=${durable ? 'on' : 'off'}`, 'postgres'],
  ];
  await run('The database could not be made', initdb, place);
  await run('The database could not be made', single, place, `CREATE DATABASE ${ROLE}\n`);
}

async function run(
  what: string,
  command: string[],
  { account, logFile }: DataPlace,
  input?: string,
): Promise<void> {
  const mark = logMark(logFile);
  const exit = await supervise(command, { account, logFile, input }).exit;
  const log = logSince(logFile, mark);
  if (exit !== '0' || /ERROR:/.test(log)) throw startError(what, exit, log, logFile);
}

/** A half-made directory is garbage once the process in its name has gone. */
function dropHalfMade(dataDir: string): void {
  const prefix = `${basename(dataDir)}.new-`;
  for (const name of readdirSync(dirname(dataDir))) {
    if (!name.startsWith(prefix) || isAlive(Number(name.slice(prefix.length)))) continue;
    rmSync(join(dirname(dataDir), name), { recursive: true, force: true, maxRetries: 5 });
  }
}

function checkMajor(dataDir: string, { major }: ServerBinaries): void {
  const made = readFileSync(join(dataDir, 'PG_VERSION'), 'utf8').trim();
  if (made === major) return;
  throw new EmbeddedPostgresError(
    `${dataDir} was made by PostgreSQL ${made}, and this is PostgreSQL ${major}.`,
    'Upgrade it as docs/operations.md says, or go back to the release that made it.',
  );
}
