import { parseArgs } from 'node:util';
import { VerificationService } from '@parvis/importer';
import { withApplication } from '../application.js';
import { UsageError } from '../exit-codes.js';
import { comparisonTable } from '../terminal/import-summary.js';
import type { Command } from './command.js';
import { exitCode } from './import.js';

export const importVerify: Command = {
  name: 'import:verify',
  call: 'import:verify FILE.jsonl[.gz] [--source NAME]',
  summary: 'Looks for every line of an imported file in the database and in the loss report.',
  details: 'Exit codes: 0 all is in, 1 something is in neither, 3 something is in the loss report.',
  async run(args) {
    const options = { source: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [path, ...rest] = positionals;
    if (!path || rest.length > 0) throw new UsageError('Name one file to verify.');
    const comparison = await withApplication((nest) =>
      nest.get(VerificationService).verify(path, values.source ? { source: values.source } : {}),
    );
    console.log(comparisonTable(comparison));
    return exitCode(comparison);
  },
};
