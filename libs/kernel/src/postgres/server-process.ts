import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import type { Socket } from 'node:net';
import { type ServerAccount, spawnAs } from './server-account.js';

/**
 * Becomes the command, after leaving behind a watcher that reads a pipe from us. When the pipe ends
 * without a word, we have died, by SIGKILL if need be, and the watcher sends the command a SIGINT.
 * The watcher is nobody's child, so that PostgreSQL does not wonder about it.
 */
const SUPERVISED = `
( ( read -r word <&3 || kill -INT $$ ) >/dev/null 2>&1 & )
exec "$@" 3<&-`;

/** A command that does not outlive this process, unless it is released. */
export interface SupervisedProcess {
  pid: number;
  /** Settles when the command has ended, with its exit code or signal. */
  exit: Promise<string>;
  /** Calls the watcher off: the command may outlive us. */
  release(): void;
  /** Whether this process stays as long as the command runs. */
  holdProcess(holds: boolean): void;
}

/** Runs a command as the account, in a session of its own so that Ctrl-C does not reach it. */
export function supervise(
  command: string[],
  { account, logFile, input }: { account: ServerAccount; logFile: string; input?: string },
): SupervisedProcess {
  const log = openSync(logFile, 'a', 0o600);
  try {
    const child = spawn('/bin/sh', ['-c', SUPERVISED, 'parvis', ...command], {
      ...spawnAs(account),
      cwd: '/',
      detached: true,
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
      stdio: [input === undefined ? 'ignore' : 'pipe', log, log, 'pipe'],
    });
    child.stdin?.on('error', () => {}).end(input);
    return supervised(child);
  } finally {
    closeSync(log);
  }
}

function supervised(child: ChildProcess): SupervisedProcess {
  const pipe = child.stdio[3] as unknown as Socket;
  const exit = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(String(error)));
    child.once('exit', (code, signal) => {
      pipe.end('ended\n');
      resolve(String(signal ?? code));
    });
  });
  pipe.on('error', () => {});
  return {
    pid: child.pid ?? 0,
    exit,
    release: () => pipe.end('released\n'),
    holdProcess: (holds) => {
      for (const handle of [child, pipe]) handle[holds ? 'ref' : 'unref']();
    },
  };
}
