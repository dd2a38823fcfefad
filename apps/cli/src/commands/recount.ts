import { parseArgs } from 'node:util';
import { Recounts } from '@parvis/importer';
import { withApplication } from '../application.js';
import { EXIT } from '../exit-codes.js';

export async function run(args: string[]): Promise<number> {
  parseArgs({ args, options: {} });
  const counted = await withApplication((nest) => nest.get(Recounts).run());
  for (const { name, corrected } of counted) {
    console.log(`  ${name.padEnd(48)} ${corrected === 0 ? 'true' : `${corrected} corrected`}`);
  }
  const total = counted.reduce((sum, { corrected }) => sum + corrected, 0);
  console.log(total === 0 ? 'Every counter was true.' : `${total} rows told an untruth.`);
  return EXIT.done;
}
