import { parseArgs } from 'node:util';
import { AuditVerifier } from '@parvis/moderation';
import { withApplication } from '../application.js';
import { EXIT } from '../exit-codes.js';

export async function run(args: string[]): Promise<number> {
  parseArgs({ args, options: {} });
  const found = await withApplication((nest) =>
    nest.get(AuditVerifier, { strict: false }).verify(),
  );
  const { entries, brokenAt, headHash } = found;
  if (brokenAt !== null) {
    console.error(`The audit log is broken at entry ${brokenAt}; ${entries} before it hold.`);
    return EXIT.failed;
  }
  console.log(`All ${entries} entries hold. Hash of the last one: ${headHash || 'none'}`);
  return EXIT.done;
}
