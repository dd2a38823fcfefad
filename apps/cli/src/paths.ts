import { resolve } from 'node:path';
import { UsageError } from './exit-codes.js';

/** A path as the caller means it: npm runs scripts at the top, wherever it was called. */
export const called = (path: string): string => resolve(process.env.INIT_CWD ?? '.', path);

/** The one file a command works on. */
export function onePath(positionals: string[], verb: string): string {
  const [path, ...rest] = positionals;
  if (!path || rest.length > 0) throw new UsageError(`Name one file to ${verb}.`);
  return called(path);
}
