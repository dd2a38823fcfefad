import { parseArgs } from 'node:util';
import { Recounts } from '@parvis/importer';
import { withApplication } from '../application.js';
import { EXIT } from '../exit-codes.js';
import type { Command } from './command.js';

export const recount: Command = {
  name: 'recount',
  call: 'recount',
  summary: 'Recomputes every counter from what it counts and says which were wrong.',
  details: `Counters move with every change and should always be true; this is how to make sure. It may run
while the forum is in use, where a change of the same moment may be corrected twice.`,
  async run(args) {
    parseArgs({ args, options: {} });
    const counted = await withApplication((nest) => nest.get(Recounts).run());
    for (const { name, corrected } of counted) {
      console.log(`  ${name.padEnd(48)} ${corrected === 0 ? 'true' : `${corrected} corrected`}`);
    }
    const total = counted.reduce((sum, { corrected }) => sum + corrected, 0);
    console.log(total === 0 ? 'Every counter was true.' : `${total} rows told an untruth.`);
    return EXIT.done;
  },
};
