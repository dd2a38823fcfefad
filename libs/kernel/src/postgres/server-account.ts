import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { EmbeddedPostgresError, OWN_SERVER } from './postgres-error.js';

/** Who the PostgreSQL processes run as. */
export interface ServerAccount {
  name: string;
  uid: number;
  gid: number;
}

/** The user this process runs as, by name; PostgreSQL knows its clients on the socket by it. */
export function ownAccount(): ServerAccount {
  try {
    const { username, uid, gid } = userInfo();
    return { name: username, uid, gid };
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `User id ${process.getuid?.()} has no name on this system, and PostgreSQL insists on one.`,
      `Run Parvis as a user listed in /etc/passwd. ${OWN_SERVER}`,
      { cause },
    );
  }
}

/**
 * PostgreSQL refuses to run as root, so root lends it an account: the owner of the data when there
 * is any, else `postgres`, else `nobody`. Everybody else runs it as himself.
 */
export function serverAccount(dataOwner?: number): ServerAccount {
  const self = ownAccount();
  if (self.uid !== 0) return self;
  const accounts = accountsOfThisSystem();
  const wanted = dataOwner
    ? accounts.find((account) => account.uid === dataOwner)
    : (accounts.find(({ name }) => name === 'postgres') ??
      accounts.find(({ name }) => name === 'nobody'));
  if (wanted && wanted.uid !== 0) return wanted;
  throw new EmbeddedPostgresError(
    dataOwner
      ? `The data belongs to user id ${dataOwner}, which has no name on this system.`
      : 'PostgreSQL does not run as root, and there is neither a user postgres nor nobody.',
    `Start Parvis as a normal user. ${OWN_SERVER}`,
  );
}

/** How `spawn` becomes that account; nothing to do when it is the one we run as. */
export function spawnAs(account: ServerAccount): { uid?: number; gid?: number } {
  return account.uid === process.getuid?.() ? {} : { uid: account.uid, gid: account.gid };
}

/** Whether the account passes a shell `test`; asking the kernel beats reading modes and ACLs. */
export function accountCan(account: ServerAccount, test: string, ...paths: string[]): boolean {
  const { status } = spawnSync('/bin/sh', ['-c', test, 'sh', ...paths], {
    ...spawnAs(account),
    cwd: '/',
    stdio: 'ignore',
  });
  return status === 0;
}

function accountsOfThisSystem(): ServerAccount[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .filter((line) => line.includes(':') && !line.startsWith('#'))
    .map((line) => line.split(':'))
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 }));
}
