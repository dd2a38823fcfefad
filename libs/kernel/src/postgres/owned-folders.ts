import { chmodSync, existsSync, lchownSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ServerAccount } from './server-account.js';

/** Makes a folder and its missing parents, open to be passed through whatever the umask says. */
export function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path);
    chmodSync(path, 0o755);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** Makes a folder that only the account can enter. */
export function makePrivateFolder(path: string, account: ServerAccount): void {
  mkdirSync(path, { mode: 0o700 });
  give(path, account);
}

/** Hands a file to the account when it is not ours alone. */
export function give(path: string, account: ServerAccount): void {
  if (account.uid !== process.getuid?.()) lchownSync(path, account.uid, account.gid);
}

/** Hands a folder and all that is in it to the account. */
export function giveTree(path: string, account: ServerAccount): void {
  for (const entry of readdirSync(path, { withFileTypes: true, recursive: true }))
    give(join(entry.parentPath, entry.name), account);
  give(path, account);
}
