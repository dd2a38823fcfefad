import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { socketLock } from './socket-folder.js';

/** What the running server writes about itself into its data directory. */
export interface Postmaster {
  pid: number;
  ready: boolean;
}

/** Whether a process of ours, or of anybody's for root, has that id. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The server that runs on this data, whoever started it; undefined when none does. */
export function runningPostmaster(dataDir: string): Postmaster | undefined {
  const lines = readLines(join(dataDir, 'postmaster.pid'));
  const pid = Number(lines[0]);
  if (!(pid > 0) || !isAlive(pid) || !servesData(pid, dataDir)) return undefined;
  return { pid, ready: lines[7]?.trim() === 'ready' };
}

/**
 * Removes the lock files whose process id now belongs to another program, as after a container's
 * restart, or to a corpse that nobody buried: PostgreSQL would take either for a living server. It
 * still refuses when a process of the old server is attached to the data.
 */
export function dropStaleLocks({
  dataDir,
  socketDir,
}: {
  dataDir: string;
  socketDir: string;
}): void {
  for (const lock of [join(dataDir, 'postmaster.pid'), socketLock(socketDir)]) {
    const [pid] = readLines(lock);
    const alive = Number(pid) > 0 && isAlive(Number(pid));
    if (!alive || servesData(Number(pid), dataDir)) continue;
    if (readLines(lock)[0] === pid) rmSync(lock, { force: true });
  }
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** A postmaster works in its data directory, which tells it from any other PostgreSQL. */
function servesData(pid: number, dataDir: string): boolean {
  const there = statSync(dataDir);
  try {
    const worksIn = statSync(`/proc/${pid}/cwd`);
    return worksIn.ino === there.ino && worksIn.dev === there.dev;
  } catch {
    // Not Linux, or a container whose root may not look: any PostgreSQL is then taken for ours.
    // A corpse has no command line.
    return commandOf(pid).includes('postgres');
  }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    const ps = ['-ww', '-o', 'command=', '-p', String(pid)];
    return execFileSync('ps', ps, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  }
}
