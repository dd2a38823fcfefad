// Prints the table, the ratios and the bars they are held against.
import { queueName } from './queue.mjs';
import { SCREENING } from './screening.mjs';
import { ASKED, SIZES, searchName } from './search.mjs';
import { typosName } from './search-typos.mjs';

/** Milliseconds a search may take, half of the time, at any size. */
const SEARCH_P50 = { [ASKED[0]]: 15, [ASKED[1]]: 40, [ASKED[2]]: 40 };

const number = (value, digits) => value.toFixed(digits).padStart(8);

export function print({ rows, warmStart, idleRss, transfer, search }) {
  console.log(
    '\n| what | CPU ms/request | req/s | p50 ms | p99 ms | RSS MB |\n|---|---:|---:|---:|---:|---:|',
  );
  for (const { name, cpu, rate, p50, p99, rss } of rows) {
    console.log(
      `| ${name.padEnd(34)} | ${number(cpu, 3)} | ${number(rate, 0)} | ${number(p50, 0)} | ${number(p99, 0)} | ${number(rss, 0)} |`,
    );
  }
  const cpu = Object.fromEntries(rows.map((row) => [row.name, row.cpu]));
  const p50 = Object.fromEntries(rows.map((row) => [row.name, row.p50]));
  const ratio = (floor, name) => cpu[floor] / cpu[name];
  const bars = [
    ['GraphQL thread ÷ pg floor', ratio('fastify + pg floor', 'GraphQL thread page'), '≥', 0.7, ''],
    [
      'anonymous cached thread ÷ hello floor',
      ratio('hello floor', 'thread HTML, anonymous, cached'),
      '≥',
      0.4,
      '',
    ],
    ['signed-in thread page', cpu['thread HTML, signed in'], '≤', 4, 'ms CPU'],
    ['uncached thread page', cpu['thread HTML, anonymous, cache off'], '≤', 4, 'ms CPU'],
    ['thread page transferred in all', transfer?.total / 1024, '≤', 80, 'KB'],
    ['of it script', transfer?.script / 1024, '≤', 45, 'KB'],
    ['warm start to first answer', warmStart, '≤', 5, 's'],
    ['idle RSS of the app', idleRss, '≤', 200, 'MB'],
    ...['queue by score', 'queue by age', 'queue of one reason', 'queue HTML'].flatMap((name) => [
      [`${name}, 100,000 open`, cpu[queueName(name, 100_000)], '≤', 5, 'ms CPU'],
      [
        `${name}, 100,000 ÷ 1,000 open`,
        cpu[queueName(name, 100_000)] / cpu[queueName(name, 1_000)],
        '≤',
        1.25,
        '',
      ],
    ]),
    ['screening adds to a reply, p50', p50[SCREENING[1]] - p50[SCREENING[0]], '≤', 3, 'ms'],
    ...ASKED.flatMap((what) => [
      ...SIZES.map((size) => {
        const name = searchName(what, size);
        return [`${name}, p50`, p50[name], '≤', SEARCH_P50[what], 'ms'];
      }),
      [
        `${what}, ${SIZES[1]} ÷ ${SIZES[0]}`,
        p50[searchName(what, SIZES[1])] / p50[searchName(what, SIZES[0])],
        '≤',
        2,
        '',
      ],
    ]),
    ['posts indexed per second', search?.indexing, '≥', 2_000, ''],
    [typosName(1), search?.typos[1], '≥', 95, '%'],
    [typosName(2), search?.typos[2], '≥', 80, '%'],
  ].filter(([, value]) => Number.isFinite(value));
  console.log('\n| bar | measured | wanted | |\n|---|---:|---:|---|');
  for (const [name, value, sense, bar, unit] of bars) {
    const met = sense === '≥' ? value >= bar : value <= bar;
    console.log(
      `| ${name} | ${value.toFixed(2)} ${unit} | ${sense} ${bar} ${unit} | ${met ? 'met' : 'MISSED'} |`,
    );
  }
}
