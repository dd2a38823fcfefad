// Search with the embedded engine, over HTTP as a reader asks: while he types, a whole search with
// its facets, and the questions like the one he writes. On the community as it is, and on a million
// posts made of it. One request after the other; the server checks every find as it always does.
import { execFileSync } from 'node:child_process';
import pg from 'pg';
import { cpuOf, rssOf, start } from './processes.mjs';
import { replicate } from './replicate.mjs';
import { SEARCH, SIMILAR, SUGGEST } from './search-operations.mjs';
import { measureTypos } from './search-typos.mjs';

export const ASKED = ['as you type', 'search with facets', 'similar questions'];
export const SIZES = ['as it is', '1,000,000 posts'];
export const searchName = (what, size) => `${what}, ${size}`;
/** Different texts of each kind. */
const SAMPLE = 300;
const UNTIMED = 60;
const OWN = 'parvis_bench_search';

/** Rows of the table, in the form of the other scenarios, and posts indexed per second. */
export async function measureSearch({ app, env: common, databaseUrl }, { rounds }) {
  await app.stop();
  const url = await ownDatabase(databaseUrl);
  const env = { ...common, DATABASE_URL: url };
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const indexing = await timeIndexing(client, env);
    const texts = await textsOf(client);
    let typos = {};
    const rows = await measureAll(SIZES[0], texts, env, rounds, async (server) => {
      typos = await measureTypos(server, client);
    });
    console.log('Making a million posts …');
    const posts = await replicate(client);
    console.log(`${posts.toLocaleString('en')} posts`);
    rows.push(...(await measureAll(SIZES[1], texts, env, rounds)));
    return { rows, indexing, typos };
  } finally {
    await client.end();
    await once(databaseUrl, `drop database ${OWN} with (force)`);
  }
}

/** A copy, so that the community is as it was for whoever measures next. */
async function ownDatabase(databaseUrl) {
  const url = new URL(databaseUrl);
  const name = url.pathname.slice(1);
  url.pathname = '/postgres';
  await once(url.href, `drop database if exists ${OWN} with (force)`);
  await once(url.href, `create database ${OWN} template ${name}`);
  url.pathname = `/${OWN}`;
  return url.href;
}

async function once(connectionString, sql) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

async function timeIndexing(client, env) {
  await client.query(
    `truncate search_threads, search_posts, search_members, search_tags, search_words,
       search_tiers, search_changes, search_rebuilds`,
  );
  const out = execFileSync(process.execPath, ['bin/parvis.mjs', 'reindex'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  const seconds = Number(/in ([\d.]+) s/.exec(out)[1]);
  const { rows } = await client.query('select count(*)::int as posts from search_posts');
  console.log(`${out.trim()} ${(rows[0].posts / seconds).toFixed(0)} posts/s`);
  return rows[0].posts / seconds;
}

/** The same texts for both sizes, from threads all over the community. */
async function textsOf(client) {
  const { rows } = await client.query(
    `select thread.title, left(post.body_text, 600) as body
     from threads thread join posts post on post.thread_id = thread.id and post.number = 1
     where thread.withdrawn_at is null and thread.removed_at is null
       and thread.merged_into_id is null order by md5(thread.id::text) limit ${SAMPLE}`,
  );
  return rows.map(({ title, body }, at) => {
    const words = title.split(/\s+/).filter((word) => /^[\p{L}\p{N}]{3,}$/u.test(word));
    const first = words.slice(at % 2, (at % 2) + 1 + (at % 3)).join(' ') || 'shadow';
    return {
      [ASKED[0]]: { text: first.slice(0, 2 + (at % Math.max(1, first.length - 1))) },
      [ASKED[1]]: { text: first },
      [ASKED[2]]: { title, body },
    };
  });
}

async function measureAll(size, texts, env, rounds, then = async () => {}) {
  const isUp = (output) => output.includes('http://');
  const server = await start(['bin/start.mjs'], { ...env, PARVIS_ROLES: 'web' }, isUp);
  try {
    const rows = [];
    for (const what of ASKED) {
      const variables = texts.map((text) => text[what]);
      for (const one of variables.slice(0, UNTIMED)) await ask(server, what, one);
      rows.push(await timed(server, searchName(what, size), what, variables, rounds));
    }
    await then(server);
    return rows;
  } finally {
    await server.stop();
  }
}

async function timed(server, name, what, variables, rounds) {
  const times = [];
  const before = cpuOf(server.pid);
  for (let round = 0; round < rounds; round++) {
    for (const one of variables) {
      const begun = performance.now();
      await ask(server, what, one);
      times.push(performance.now() - begun);
    }
  }
  const cpu = (cpuOf(server.pid) - before) / times.length;
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.floor(times.length * share)];
  const rate = (1000 * times.length) / times.reduce((sum, time) => sum + time, 0);
  console.log(`${name}: p50 ${at(0.5).toFixed(1)} ms, p99 ${at(0.99).toFixed(1)} ms`);
  return { name, cpu, rate, p50: at(0.5), p99: at(0.99), rss: rssOf(server.pid) };
}

const DOCUMENTS = { [ASKED[0]]: SUGGEST, [ASKED[1]]: SEARCH, [ASKED[2]]: SIMILAR };

async function ask(server, what, variables) {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: DOCUMENTS[what], variables }),
  });
  const { errors } = await response.json();
  if (errors) throw new Error(`${what} of ${JSON.stringify(variables)}: ${errors[0].message}`);
}
