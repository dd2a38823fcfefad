/** A script cannot go on, and its message says what to do: it needs no stack. */
export class ScriptError extends Error {}

/** Errors of the application that speak to the operator in the same way. */
const PLAIN = new Set(['ScriptError', 'ConfigError', 'EmbeddedPostgresError']);

/** What the operator reads when a command fails: a line when we know the cause, else the stack. */
export function explain(error) {
  if (PLAIN.has(error?.constructor?.name))
    return [error.message, error.advice].filter(Boolean).join(' ');
  switch (error?.code) {
    case 'EROFS':
      return `${error.path} is on a read-only file system: run Parvis in a folder that can be written.`;
    case 'EACCES':
    case 'EPERM':
      return `This user may not write ${error.path}: give him the folder (chown -R), or start as its owner.`;
    case 'ENOSPC':
    case 'EDQUOT':
      return 'The disk is full: free some space and run this again.';
    default:
      return error?.stack ?? String(error);
  }
}

/** Ends a script that failed: the explanation, and an exit code that is not 0. */
export function fail(error) {
  console.error(`\n${explain(error)}`);
  process.exitCode = 1;
}
