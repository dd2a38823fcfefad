import type { Command } from './command.js';

export const commands: readonly Command[] = [
  {
    name: 'import',
    call: 'import FILE.jsonl[.gz] [options]',
    summary: 'Brings a community in; run again after an interruption, it goes on where it stood.',
    details: `  --report FILE      writes the loss report there, one JSON object a line
  --source NAME      the name under which the ids of the file are remembered; its own by default
  --software NAME    whose old addresses to redirect: discourse, stackexchange or other
  --keep-roles       moderators and admins of the file become so here; else they become members
  --brand            takes name, colour and tagline of the community over

Exit codes: 0 everything is in, 1 the import failed, 2 wrong call, 3 everything is in but what the
loss report names. docs/import.md describes the format.`,
    load: () => import('./import.js'),
  },
  {
    name: 'import:verify',
    call: 'import:verify FILE.jsonl[.gz] [--source NAME]',
    summary: 'Looks for every line of an imported file in the database and in the loss report.',
    details:
      'Exit codes: 0 all is in, 1 something is in neither, 3 something is in the loss report.',
    load: () => import('./import-verify.js'),
  },
  {
    name: 'seed',
    call: 'seed',
    summary: 'Loads the demo community; does nothing when it is there.',
    load: () => import('./seed.js'),
  },
  {
    name: 'create-admin',
    call: 'create-admin --email ADDRESS [--handle HANDLE]',
    summary: 'Makes an admin and prints the password; an existing one gets a new password.',
    details: `  --email ADDRESS    where mail reaches the admin, and what signs in
  --handle HANDLE    the word after the @; "admin" when left out

The password is shown once and stored nowhere. A new password ends every session of that admin.`,
    load: () => import('./create-admin.js'),
  },
  {
    name: 'recount',
    call: 'recount',
    summary: 'Recomputes every counter from what it counts and says which were wrong.',
    details: 'Counters move with every change and should always be true; this is how to make sure.',
    load: () => import('./recount.js'),
  },
  {
    name: 'reindex',
    call: 'reindex [--engine NAME]',
    summary:
      'Indexes everything anew while search goes on; after a kill it goes on where it stood.',
    details: `  --engine NAME      postgres or meilisearch alone; all that are set up when left out`,
    load: () => import('./reindex.js'),
  },
  {
    name: 'search:verify',
    call: 'search:verify',
    summary: 'Compares the search index with everything it is made of, and counts what differs.',
    details: 'Exit codes: 0 nothing differs, 1 something is missing, outdated or too many.',
    load: () => import('./search-verify.js'),
  },
  {
    name: 'audit:verify',
    call: 'audit:verify',
    summary: 'Checks every entry of the audit log against the one before it.',
    details: `Exit codes: 0 all entries hold, 1 one was changed or is missing; the first such is named.
The hash of the last entry, kept outside of this machine, proves the whole log later.`,
    load: () => import('./audit-verify.js'),
  },
  {
    name: 'migrate',
    call: 'migrate [up | status | down one]',
    summary: 'Brings the database to this release, says where it stands, or takes one step back.',
    details: `  up          what npm start does as well (default)
  status      lists the migrations that ran and those that wait
  down one    undoes the latest; its data goes with it`,
    load: () => import('./migrate.js'),
  },
];

export const commandNamed = (name: string): Command | undefined =>
  commands.find((command) => command.name === name);
