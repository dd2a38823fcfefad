// npm run bench [-- --community FILE --rounds 5 --seconds 3 --only forum,queue,screening,search]
// Measures the floors and the forum in turn, several times, and prints medians and ratios.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { measure, median } from './measure.mjs';
import { prepare, stopAll } from './prepare.mjs';
import { rssOf } from './processes.mjs';
import { measureQueue } from './queue.mjs';
import { print } from './report.mjs';
import { scenariosOf } from './scenarios.mjs';
import { measureScreening } from './screening.mjs';
import { measureSearch } from './search.mjs';
import { transferOf } from './transfer.mjs';

/** Seconds; the first calls of each kind compile documents and start workers. */
const WARM_UP = 5;

const { values } = parseArgs({
  options: {
    community: { type: 'string', default: '../shared/data/community-dev-urho3d.jsonl.gz' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
    only: { type: 'string', default: 'forum,queue,screening,search' },
  },
});
const community = resolve(values.community);
if (!existsSync(community)) {
  console.error(`No community file at ${community}. Name one with --community FILE.`);
  process.exit(1);
}

const parts = new Set(values.only.split(','));
const [rounds, seconds] = [Number(values.rounds), Number(values.seconds)];

try {
  const stage = await prepare(community, parts.has('forum'));
  const rows = [];
  if (parts.has('forum')) rows.push(...(await measureForum(stage)));
  const { warmStart, idleRss } = stage;
  const transfer = parts.has('forum') ? await transferOf(stage) : null;
  if (parts.has('queue')) rows.push(...(await measureQueue(stage, { rounds, seconds })));
  if (parts.has('screening')) rows.push(...(await measureScreening(stage, { rounds, seconds })));
  let search = null;
  // The last, as it makes the database of another size and the server go.
  if (parts.has('search')) {
    search = await measureSearch(stage, { rounds });
    rows.push(...search.rows);
  }
  print({ rows, warmStart, idleRss, transfer, search });
} finally {
  await stopAll();
}

async function measureForum(stage) {
  const scenarios = await scenariosOf(stage);
  const results = new Map(scenarios.map(({ name }) => [name, []]));
  for (const scenario of scenarios) await measure(scenario.server, scenario, WARM_UP);
  for (let round = 0; round < rounds; round++) {
    for (const scenario of scenarios) {
      results.get(scenario.name).push(await measure(scenario.server, scenario, seconds));
    }
  }
  return scenarios.map(({ name, server }) => {
    const runs = results.get(name);
    const middle = (key) => median(runs.map((run) => run[key]));
    return {
      name,
      cpu: middle('cpu'),
      rate: middle('rate'),
      p50: middle('p50'),
      p99: middle('p99'),
      rss: rssOf(server.pid),
    };
  });
}
