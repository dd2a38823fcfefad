import { parseArgs } from 'node:util';
import { Reindexing, SearchEngines } from '@parvis/search';
import { withApplication } from '../application.js';
import { EXIT, UsageError } from '../exit-codes.js';
import { ProgressLine } from '../terminal/progress-line.js';

const WORDS = { tag: 'Tags', member: 'Members', thread: 'Threads', post: 'Posts' };

export async function run(args: string[]): Promise<number> {
  const options = { engine: { type: 'string' } } as const;
  const { values } = parseArgs({ args, options });
  const began = performance.now();
  const documents = await withApplication(async (nest) => {
    const engines = nest.get(SearchEngines, { strict: false });
    if (values.engine && !engines.named(values.engine)) {
      const names = engines.all.map(({ name }) => name).join(', ');
      throw new UsageError(`There is no engine "${values.engine}" here, only: ${names}.`);
    }
    const bar = new ProgressLine();
    return nest
      .get(Reindexing, { strict: false })
      .run(({ kind, done, total }) => bar.show({ phase: WORDS[kind], done, total }), values.engine)
      .finally(() => bar.end());
  });
  const seconds = (performance.now() - began) / 1000;
  console.log(`${documents.toLocaleString('en')} documents indexed in ${seconds.toFixed(1)} s.`);
  return EXIT.done;
}
