import { parseArgs } from 'node:util';
import { DomainError } from '@parvis/kernel';
import { AdminAccess, type GrantedAccess } from '../admin-access.js';
import { withApplication } from '../application.js';
import { EXIT, UsageError } from '../exit-codes.js';

export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { email: { type: 'string' }, handle: { type: 'string', default: 'admin' } },
  });
  const email = values.email;
  if (!email) throw new UsageError('An admin needs an address: --email ADDRESS');
  const granted = await withApplication((nest) =>
    nest.get(AdminAccess).grant(email, values.handle),
  ).catch(explained);
  if (!granted) return EXIT.failed;
  console.log(told(granted));
  return EXIT.done;
}

const told = ({ email, handle, password, isNew }: GrantedAccess): string =>
  `${isNew ? 'Made the admin' : 'Gave a new password to'} @${handle}. Sign in as ${email} with\n\n    ${password}\n`;

const SENTENCES: Record<string, string> = {
  not_an_admin:
    'That address belongs to a member who is no admin. Give him the role, or use another.',
  taken: 'That handle is taken. Choose another with --handle.',
  reserved: 'That handle is reserved. Choose another with --handle.',
  wrong_form:
    'Handles hold letters, digits, and . _ - inside; addresses look like name@example.org.',
};

function explained(error: unknown): null {
  if (!(error instanceof DomainError)) throw error;
  const reason = Object.values(error.details.fields ?? {})[0] ?? error.reason;
  console.error(SENTENCES[reason] ?? `That does not work: ${reason}.`);
  return null;
}
