import { spawn } from 'node:child_process';
import { TOP } from './fingerprint.mjs';

/**
 * Becomes the command after leaving a watcher behind that reads a pipe from us. The pipe ends when
 * we do, by SIGKILL if need be, and then the command and all it started are killed: an installation
 * that goes on alone would meet the one of the next start.
 */
const BOUND = `
( ( read -r word <&3 || kill -KILL -$$ ) >/dev/null 2>&1 & )
exec "$@" 3<&-`;

/** Starts a command that does not outlive us. */
export function spawnBound(command, args, { output = 'inherit', ...options } = {}) {
  const child = spawn('/bin/sh', ['-c', BOUND, 'sh', command, ...args], {
    cwd: TOP,
    detached: true,
    ...options,
    stdio: ['ignore', output, output, 'pipe'],
  });
  child.stdio[3].on('error', () => {});
  child.once('exit', () => child.stdio[3].end('ended\n'));
  return child;
}

/** Runs a command and collects what it says, to be shown only should it fail. */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawnBound(command, args, { output: 'pipe', ...options });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk) => {
        said += chunk;
      });
    child.once('error', (error) => resolve({ status: -1, output: String(error) }));
    child.once('close', (code, signal) => resolve({ status: code ?? signal, output: said.trim() }));
  });
}

/** Runs one of our own scripts, or a tool's, in Node; its words go straight to the terminal. */
export function runNode(args, options = {}) {
  return run(process.execPath, args, { output: 'inherit', ...options });
}
