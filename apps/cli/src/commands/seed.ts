import { parseArgs } from 'node:util';
import { DemoCommunity } from '@parvis/importer';
import { withApplication } from '../application.js';
import { EXIT } from '../exit-codes.js';
import { ProgressLine } from '../terminal/progress-line.js';

export async function run(args: string[]): Promise<number> {
  parseArgs({ args, options: {} });
  const bar = new ProgressLine();
  const { began } = await withApplication((nest) =>
    nest.get(DemoCommunity).load((progress) => bar.show(progress)),
  ).finally(() => bar.end());
  console.log(
    began === 'unchanged' ? 'The demo community is there.' : 'Loaded the demo community.',
  );
  return EXIT.done;
}
