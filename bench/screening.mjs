// What screening adds to a reply: the same replies, one after the other, with an empty list of
// watched words and with 2,000 of them, in turn. The words are of all three forms and none of them
// occurs, as in nearly every text. Texts are those of the community itself.
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { median } from './measure.mjs';
import { REPLY, SETTING } from './operations.mjs';
import { cpuOf, rssOf } from './processes.mjs';

/** Each form's share of the 2,000 words. */
const FORMS = { literal: 1_500, wildcard: 400, regex: 100 };
const PATTERNS = {
  literal: `'zq' || md5(n::text)`,
  wildcard: `'zq' || left(md5(n::text), 6) || '*'`,
  regex: `'\\bzq' || left(md5(n::text), 5) || '[a-z]+\\d{2,4}\\b'`,
};
const WARM_UP = 3;
/** Replies before each measurement, of which the first builds the search. */
const UNTIMED = 20;
export const SCREENING = ['reply, no watched words', 'reply, 2,000 watched words'];

/** Rows of the table, in the form of the other scenarios. */
export async function measureScreening({ app, cookie, databaseUrl }, { rounds, seconds }) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const call = (query, variables) => ask(app.url, cookie, query, variables);
  try {
    // Staff are spared from the start, and the bench writes as an admin.
    await call(SETTING, { key: 'screening.exemptsStaff', value: 'false' });
    const texts = await textsOf(client);
    const threadId = await threadOf(client);
    const reply = (n) =>
      call(REPLY, {
        threadId,
        input: { bodyMarkdown: `${texts[n % texts.length]}\n\n${randomUUID()}` },
      });
    const runs = SCREENING.map(() => []);
    for (let round = -1; round < rounds; round++) {
      for (const [index, words] of [false, true].entries()) {
        await watch(client, words);
        for (let n = 0; n < UNTIMED; n++) await reply(n);
        const run = await timed(app, reply, round < 0 ? WARM_UP : seconds);
        if (round >= 0) runs[index].push(run);
      }
    }
    return SCREENING.map((name, index) => {
      const middle = (key) => median(runs[index].map((run) => run[key]));
      const [cpu, rate, p50, p99] = ['cpu', 'rate', 'p50', 'p99'].map(middle);
      return { name, cpu, rate, p50, p99, rss: rssOf(app.pid) };
    });
  } finally {
    await watch(client, false);
    await call(SETTING, { key: 'screening.exemptsStaff', value: null });
    await client.end();
  }
}

/** One reply after the other, so that none waits for another and tenths of milliseconds count. */
async function timed(app, reply, seconds) {
  const times = [];
  const before = cpuOf(app.pid);
  const begun = performance.now();
  while (performance.now() - begun < seconds * 1_000) {
    const sent = performance.now();
    await reply(times.length);
    times.push(performance.now() - sent);
  }
  const sorted = times.sort((a, b) => a - b);
  return {
    cpu: (cpuOf(app.pid) - before) / sorted.length,
    rate: sorted.length / ((performance.now() - begun) / 1_000),
    p50: sorted[Math.floor(sorted.length * 0.5)],
    p99: sorted[Math.floor(sorted.length * 0.99)],
  };
}

async function ask(url, cookie, query, variables) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

async function watch(client, words) {
  await client.query(`delete from watched_words where pattern like '%zq%'`);
  for (const [form, count] of words ? Object.entries(FORMS) : []) {
    await client.query(
      `insert into watched_words (id, pattern, form, action)
       select gen_random_uuid(), ${PATTERNS[form]}, '${form}', 'hold' from generate_series(1, $1::int) n
       on conflict do nothing`,
      [count],
    );
  }
  await client.query(`select pg_notify('parvis', 'watched-words *')`);
  // The hint takes its time.
  await new Promise((done) => setTimeout(done, 300));
}

async function textsOf(client) {
  const { rows } = await client.query(
    `select body_markdown as text from posts
     where length(body_markdown) between 200 and 4000 and body_markdown not like '%@%'
     order by md5(id::text) limit 500`,
  );
  return rows.map(({ text }) => text);
}

async function threadOf(client) {
  const { rows } = await client.query(
    `select thread.id from threads thread join rooms room on room.id = thread.room_id
     where room.visibility = 'public' and thread.state = 'open' and thread.removed_at is null
     order by thread.number limit 1`,
  );
  return rows[0].id;
}
