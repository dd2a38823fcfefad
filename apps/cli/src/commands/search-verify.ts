import { parseArgs } from 'node:util';
import { type IndexDifference, IndexVerification, isTrue } from '@parvis/search';
import { withApplication } from '../application.js';
import { EXIT } from '../exit-codes.js';
import { table } from '../terminal/table.js';

export async function run(args: string[]): Promise<number> {
  parseArgs({ args, options: {} });
  const found = await withApplication((nest) =>
    nest.get(IndexVerification, { strict: false }).differences(),
  );
  console.log(asTable(found));
  if (found.every(isTrue)) {
    console.log('\nThe index is true.');
    return EXIT.done;
  }
  console.error(
    '\nThe index differs. What was just written follows within seconds: "npm run parvis -- reindex" mends the rest.',
  );
  return EXIT.failed;
}

const asTable = (found: readonly IndexDifference[]): string =>
  table(
    ['engine', 'documents', 'live', 'missing', 'outdated', 'too many'],
    found.map(({ engine, kind, live, missing, outdated, tooMany }) => [
      ...[engine, `${kind}s`],
      ...[live, missing, outdated, tooMany],
    ]),
  );
