import { createHash } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { give, makePrivateFolder } from './owned-folders.js';
import { EmbeddedPostgresError, OWN_SERVER } from './postgres-error.js';
import type { ServerAccount } from './server-account.js';

/** The longest address a Unix socket may have everywhere is 103 bytes; some room is left. */
const LONGEST_ADDRESS = 100;

/** The number in the socket's file name; nothing listens on a TCP port. */
export const SOCKET_PORT = 5432;

/** The file by which a server claims the socket. */
export function socketLock(socketDir: string): string {
  return join(socketDir, `.s.PGSQL.${SOCKET_PORT}.lock`);
}

/**
 * The private folder of the socket: the data directory itself, which the operator already keeps to
 * the account, unless its path is too long for a socket's address or too odd for a setting.
 */
export function socketFolder(dataDir: string, account: ServerAccount): string {
  const address = join(dataDir, `.s.PGSQL.${SOCKET_PORT}`);
  if (Buffer.byteLength(address) <= LONGEST_ADDRESS && !/["\\\n]/.test(address)) return dataDir;
  const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  const short = `/tmp/parvis-${hash}`;
  try {
    makePrivateFolder(short, account);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    ensureOurs(short, account);
  }
  return short;
}

/** /tmp is everybody's: a folder that waits there under our name may be a stranger's. */
function ensureOurs(folder: string, account: ServerAccount): void {
  const found = lstatSync(folder);
  const ours = found.uid === account.uid || found.uid === process.getuid?.();
  if (!found.isDirectory() || !ours || (found.mode & 0o077) !== 0)
    throw new EmbeddedPostgresError(
      `${folder} belongs to somebody else or is open to others.`,
      `Remove it, or set DATA_DIR to a shorter path. ${OWN_SERVER}`,
    );
  give(folder, account);
}
