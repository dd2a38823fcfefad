import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataPlace } from './data-place.js';
import { give } from './owned-folders.js';

/**
 * Writes who may connect: over the socket only, and only processes whose user the kernel says is
 * the server's own, this process's, or root. There is no password to keep, and no trust.
 */
export function admit(dataDir: string, { account, self }: DataPlace): void {
  const users = [...new Set([account.name, self.name, 'root'])];
  const map = users.map((user) => `parvis "${user}" parvis\n`).join('');
  write(join(dataDir, 'pg_hba.conf'), 'local all parvis peer map=parvis\n');
  write(join(dataDir, 'pg_ident.conf'), map);

  function write(path: string, text: string): void {
    writeFileSync(path, text, { mode: 0o600 });
    give(path, account);
  }
}
