import { closeSync, openSync, readSync, renameSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { EmbeddedPostgresError, OWN_SERVER } from './postgres-error.js';

const LARGE = 10 * 1024 * 1024;

/** How long the log is now; a later `logSince` reads from here. A large one is set aside first. */
export function logMark(logFile: string): number {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size < LARGE) return size;
  renameSync(logFile, `${logFile}.1`);
  return 0;
}

/** What was logged after the mark, at most its last 4 KiB. */
export function logSince(logFile: string, mark: number): string {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  const from = Math.max(mark, size - 4096);
  if (size <= from) return '';
  const fd = openSync(logFile, 'r');
  try {
    const buffer = Buffer.alloc(size - from);
    return buffer.toString('utf8', 0, readSync(fd, buffer, 0, buffer.length, from));
  } finally {
    closeSync(fd);
  }
}

/** Another start on the same data was faster, or a killed server's children are still leaving. */
export function saysAlreadyRunning(log: string): boolean {
  return /lock file "[^"]*" already exists|pre-existing shared memory block|Is another postmaster/.test(
    log,
  );
}

/** Makes of PostgreSQL's last words an error that an operator can act upon. */
export function startError(what: string, exit: string, log: string, logFile: string): Error {
  if (/No space left on device|Disk quota exceeded/.test(log) || isFull(dirname(logFile)))
    return new EmbeddedPostgresError(
      `${what}: the disk is full.`,
      'Free some space and start again; nothing was lost.',
    );
  if (/Read-only file system/.test(log))
    return new EmbeddedPostgresError(
      `${what}: the file system is read-only.`,
      `Make it writable again, or set DATA_DIR to another folder. ${OWN_SERVER}`,
    );
  const said = log
    .split('\n')
    .filter((line) => /FATAL|PANIC|error|not found/i.test(line))
    .at(-1)
    ?.replace(/^.*?(FATAL|PANIC|initdb: error|error):\s*/, '')
    .trim();
  return new EmbeddedPostgresError(
    `${what}: ${said ?? `it ended with ${exit}`}.`.replace('..', '.'),
    `${logFile} says more. ${OWN_SERVER}`,
  );
}

/** On a full disk the log could not be written either. */
function isFull(folder: string): boolean {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize < 24 * 1024 * 1024;
}
