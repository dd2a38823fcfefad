// `npm run bench:search -- --data DIR [--part dev]`: how well the ranking that serves people finds
// what was asked before, on three labelled collections. Nothing is learnt here; what the numbers
// are and how the weights were found is told in docs/search.md.
import { parseArgs } from 'node:util';
import { readCollections } from './search-collections.mjs';
import { firstStageOf } from './search-first-stage.mjs';
import { averages, measuresOf } from './search-measures.mjs';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: process.env.SEARCH_BENCH_DATA },
    part: { type: 'string', default: 'dev' },
  },
});
if (!values.data) {
  console.error('Say where the labelled collections are: npm run bench:search -- --data DIR');
  process.exit(2);
}

const ranking = '../dist/libs/search/src/ranking';
const { rankSimilar } = await import(`${ranking}/rank-similar.js`);
const { termStatisticsOf } = await import(`${ranking}/term-statistics.js`);
const { tokens } = await import(`${ranking}/tokens.js`);

const textOf = ({ title, body, answer }) => [title, body, answer].filter(Boolean).join('\n');

for (const collection of readCollections(values.data, values.part)) {
  const { name, threads, queries } = collection;
  const statistics = termStatisticsOf(
    threads.map((thread) => ({ text: textOf(thread), language: thread.language })),
  );
  const firstStage = firstStageOf(threads, statistics, (thread) =>
    tokens(textOf(thread), thread.language),
  );
  const threadOf = new Map(threads.map((thread) => [thread.id, thread]));
  const groups = new Map();
  let candidatesRanked = 0;
  let milliseconds = 0;
  for (const query of queries) {
    const order = query.candidates ?? firstStage(query);
    const { found, rest } = firstOf(order);
    const candidates = found.map((id, at) => ({ ...threadOf.get(id), firstStageRank: at + 1 }));
    const start = process.cpuUsage();
    const ranked = rankSimilar(query, candidates, statistics);
    milliseconds += process.cpuUsage(start).user / 1_000;
    candidatesRanked += candidates.length;
    const before = measuresOf(order, query.relevant);
    const after = measuresOf([...ranked.map(({ id }) => id), ...rest], query.relevant);
    for (const group of new Set(['all', query.split ?? 'all'])) {
      groups.set(group, [...(groups.get(group) ?? []), { before, after }]);
    }
  }
  console.log(`\n${name}: ${queries.length} questions, ${threads.length} threads`);
  for (const [group, rows] of groups) {
    console.log(`  ${group.padEnd(12)} first stage  ${averages(rows.map(({ before }) => before))}`);
    console.log(`  ${''.padEnd(12)} ranked       ${averages(rows.map(({ after }) => after))}`);
  }
  const each = (100 * milliseconds) / candidatesRanked;
  console.log(`  ${each.toFixed(1)} ms of CPU for 100 candidates`);
}

/** What the first stage hands on, as in the product; what it does not stays behind. */
function firstOf(order, most = 100) {
  return { found: order.slice(0, most), rest: order.slice(most) };
}
