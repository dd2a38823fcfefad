import type { Comparison, ImportOutcome } from '@parvis/importer';
import { table } from './table.js';

/** Words for `ImportOutcome.began`. */
const BEGINNINGS: Record<ImportOutcome['began'], string> = {
  new: 'Imported',
  resumed: 'Went on with the import of',
  unchanged: 'Nothing to do: this very file was imported before,',
};

/** What an operator reads when an import has ended. */
export function importSummary({ run, began }: ImportOutcome, comparison: Comparison): string {
  const parts = [
    `${BEGINNINGS[began]} ${run.options.name} (${run.source})${began === 'unchanged' ? `, on ${run.finishedAt?.toISOString().slice(0, 10)}` : ''}.`,
    comparisonTable(comparison),
    counted('Already here from an earlier file, left as they are:', run.counts.known),
    counted('Skipped, by reason:', comparison.skipped),
    counted('In, but not as they stood, by reason:', comparison.altered),
    counted('Fields that hold something the forum has no place for:', run.counts.unplaced),
  ];
  return parts.filter(Boolean).join('\n\n');
}

export function comparisonTable({ counts, missing }: Comparison): string {
  const rows = counts.map(({ type, inFile, inDatabase, inLossReport, missing: lost }) => [
    type,
    inFile,
    inDatabase,
    inLossReport,
    lost,
  ]);
  const head = ['type', 'in the file', 'in the database', 'in the loss report', 'missing'];
  const lines = missing.map(
    ({ line, type, sourceId }) => `  line ${line}: ${type} ${sourceId ?? ''} is in neither`,
  );
  return [table(head, rows), ...lines].join('\n');
}

function counted(title: string, counts: Record<string, number>): string {
  const rows = Object.entries(counts).sort(([, a], [, b]) => b - a);
  return rows.length === 0
    ? ''
    : `${title}\n${table(['', ''], rows).split('\n').slice(1).join('\n')}`;
}
