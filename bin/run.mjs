import { spawn } from 'node:child_process';
import { TOP } from './fingerprint.mjs';

/** Runs a command and collects what it says, to be shown only should it fail. */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: TOP, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    const collect = (chunk) => {
      output += chunk;
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.once('error', (error) => resolve({ status: -1, output: String(error) }));
    child.once('close', (code, signal) =>
      resolve({ status: code ?? signal, output: output.trim() }),
    );
  });
}

/** Runs one of our own scripts, or a tool's, in Node; its words go straight to the terminal. */
export function runNode(args, options = {}) {
  return run(process.execPath, args, { stdio: 'inherit', ...options });
}
