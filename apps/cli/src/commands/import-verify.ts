import { parseArgs } from 'node:util';
import { VerificationService } from '@parvis/importer';
import { withApplication } from '../application.js';
import { onePath } from '../paths.js';
import { comparisonTable } from '../terminal/import-summary.js';
import { exitCode } from './import.js';

export async function run(args: string[]): Promise<number> {
  const options = { source: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const path = onePath(positionals, 'verify');
  const comparison = await withApplication((nest) =>
    nest.get(VerificationService).verify(path, values.source ? { source: values.source } : {}),
  );
  console.log(comparisonTable(comparison));
  return exitCode(comparison);
}
