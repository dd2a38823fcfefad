import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { parseArgs } from 'node:util';
import type { INestApplicationContext } from '@nestjs/common';
import {
  type Comparison,
  type ImportOptions,
  type ImportRun,
  ImportsRepository,
  ImportsService,
  isComplete,
  VerificationService,
} from '@parvis/importer';
import { withApplication } from '../application.js';
import { EXIT, UsageError } from '../exit-codes.js';
import { called, onePath } from '../paths.js';
import { importSummary } from '../terminal/import-summary.js';
import { ProgressLine } from '../terminal/progress-line.js';

const OPTIONS = {
  source: { type: 'string' },
  software: { type: 'string' },
  report: { type: 'string' },
  'keep-roles': { type: 'boolean', default: false },
  brand: { type: 'boolean', default: false },
} as const;

const SOFTWARES = ['discourse', 'stackexchange', 'other'] as const;

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  const path = onePath(positionals, 'import');
  const software = SOFTWARES.find((name) => name === values.software);
  if (values.software && !software) throw new UsageError(`"${values.software}" is not known.`);
  const options: ImportOptions = {
    ...(values.source && { source: values.source }),
    ...(software && { software }),
    keepRoles: values['keep-roles'],
    brand: values.brand,
  };
  return withApplication((nest) =>
    importInto(nest, path, options, values.report && called(values.report)),
  );
}

async function importInto(
  nest: INestApplicationContext,
  path: string,
  options: ImportOptions,
  report: string | undefined,
): Promise<number> {
  const began = performance.now();
  const bar = new ProgressLine();
  const outcome = await nest
    .get(ImportsService)
    .import(path, options, (progress) => bar.show(progress))
    .finally(() => bar.end());
  const seconds = (performance.now() - began) / 1000;
  const comparison = await nest.get(VerificationService).verify(path, options);
  console.log(importSummary(outcome, comparison));
  if (report) {
    await writeReport(nest.get(ImportsRepository), outcome.run, report);
    console.log(`\nThe loss report is in ${report}.`);
  }
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(`\n${seconds.toFixed(1)} s, at most ${memory} MB of memory.`);
  return exitCode(comparison);
}

export function exitCode(comparison: Comparison): number {
  if (!isComplete(comparison)) return EXIT.failed;
  const losses = { ...comparison.skipped, ...comparison.altered };
  return Object.keys(losses).length > 0 ? EXIT.withLosses : EXIT.done;
}

const PAGE = 1_000;

/** Page by page, as a report may be as long as the file. */
async function writeReport(
  imports: ImportsRepository,
  { id, counts }: Pick<ImportRun, 'id' | 'counts'>,
  path: string,
): Promise<void> {
  const out = createWriteStream(path);
  await once(out, 'open');
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const losses = await imports.losses(id, after, PAGE);
    if (losses.length === 0) break;
    after = losses.at(-1)!.line;
    const text = losses.map((loss) => `${JSON.stringify(loss)}\n`).join('');
    if (!out.write(text)) await once(out, 'drain');
  }
  for (const [field, lines] of Object.entries(counts.unplaced)) {
    out.write(`${JSON.stringify({ fate: 'unplaced', field, lines })}\n`);
  }
  out.end();
  await once(out, 'finish');
}
