import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { giveTree, makeFolder } from './owned-folders.js';
import { EmbeddedPostgresError, fileError } from './postgres-error.js';
import { accountCan, ownAccount, type ServerAccount, serverAccount } from './server-account.js';
import { socketFolder } from './socket-folder.js';

/** Where one embedded PostgreSQL lives and as whom it runs. */
export interface DataPlace {
  dataDir: string;
  socketDir: string;
  logFile: string;
  account: ServerAccount;
  /** The user this process runs as, whom the server must let in. */
  self: ServerAccount;
  /** A folder open to the account, for what node_modules cannot give it. */
  refuge: string;
}

const SYSTEM_REFUGE = '/var/lib/parvis';

/**
 * Settles place and account once for all later starts. Root's data normally stays where it was
 * asked for; when the account cannot get there, as below a closed /root, it goes to /var/lib/parvis
 * and a small file at the place asked for says so.
 */
export function dataPlace(asked: string, log: (line: string) => void): DataPlace {
  const wanted = resolve(asked);
  try {
    const pointer = `${wanted}.location`;
    const settled = existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : wanted;
    const owner = ownerOf(settled);
    const account = serverAccount(owner);
    const place = owner === undefined ? newPlace(settled, account, log) : settled;
    if (owner !== undefined) claim(place, owner, account);
    const dataDir = join(realpathSync(dirname(place)), basename(place));
    if (place !== wanted && !existsSync(pointer)) writeFileSync(pointer, `${dataDir}\n`);
    const self = ownAccount();
    const refuge = self.uid === 0 ? SYSTEM_REFUGE : dirname(dataDir);
    const socketDir = socketFolder(dataDir, account);
    return { dataDir, socketDir, logFile: `${dataDir}.log`, account, self, refuge };
  } catch (error) {
    throw fileError(error, wanted);
  }
}

/** Whose data is there; undefined when there is none yet. */
function ownerOf(dataDir: string): number | undefined {
  const found = statSync(dataDir, { throwIfNoEntry: false });
  if (!found) return undefined;
  const self = process.getuid?.();
  if (self !== 0 && found.uid !== self)
    throw new EmbeddedPostgresError(
      `The data in ${dataDir} belongs to another user (id ${found.uid}).`,
      'Start Parvis as that user or as root, or give the data to this one with chown -R.',
    );
  const entries = readdirSync(dataDir);
  if (entries.includes('PG_VERSION')) return found.uid;
  if (entries.length === 0) return undefined;
  throw new EmbeddedPostgresError(
    `${dataDir} holds other files than a PostgreSQL's.`,
    'Move them away, or set DATA_DIR to another folder.',
  );
}

function newPlace(wanted: string, account: ServerAccount, log: (line: string) => void): string {
  makeFolder(dirname(wanted));
  if (accountCan(account, 'cd "$1"', dirname(wanted))) return wanted;
  const hash = createHash('sha256').update(wanted).digest('hex').slice(0, 12);
  const instead = join(SYSTEM_REFUGE, hash, 'postgres');
  makeFolder(dirname(instead));
  log(`the user ${account.name} cannot enter ${dirname(wanted)}: the data goes to ${instead}`);
  return instead;
}

/** Restored data often belongs to root, or is open to all; PostgreSQL will not run on either. */
function claim(dataDir: string, owner: number, account: ServerAccount): void {
  if (owner !== account.uid) giveTree(dataDir, account);
  if (statSync(dataDir).mode & 0o077) chmodSync(dataDir, 0o700);
  if (accountCan(account, 'cd "$1"', dataDir)) return;
  throw new EmbeddedPostgresError(
    `The user ${account.name} cannot enter ${dataDir}.`,
    'One of its parent folders is closed to him: open it with chmod o+x.',
  );
}
