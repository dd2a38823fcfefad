// The review queue with 1,000 and with 100,000 open items: what a page of it costs, which must not
// grow with the queue. The items are filed straight into the database, each with its text and two
// flags.
import pg from 'pg';
import { measure, median } from './measure.mjs';
import { QUEUE_PAGE } from './operations.mjs';
import { rssOf } from './processes.mjs';

const SIZES = [1_000, 100_000];
/** Seconds. */
const WARM_UP = 5;

/** Rows of the table, in the form of the other scenarios. */
export async function measureQueue({ app, cookie, databaseUrl }, { rounds, seconds }) {
  const rows = [];
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(`delete from reviewables where content_hash like 'bench%'`);
    for (const [step, size] of SIZES.entries()) {
      await file(client, SIZES[step - 1] ?? 0, size);
      for (const scenario of scenariosOf(size, cookie)) {
        await measure(app, scenario, WARM_UP);
        const runs = [];
        for (let round = 0; round < rounds; round++) {
          runs.push(await measure(app, scenario, seconds));
        }
        const middle = (key) => median(runs.map((run) => run[key]));
        const [cpu, rate, p50, p99] = ['cpu', 'rate', 'p50', 'p99'].map(middle);
        // Said at once, since filing the larger queue takes its time.
        console.log(`${scenario.name}: ${cpu.toFixed(2)} ms of server CPU a page`);
        rows.push({ name: scenario.name, cpu, rate, p50, p99, rss: rssOf(app.pid) });
      }
    }
  } finally {
    await client.end();
  }
  return rows;
}

export const queueName = (what, size) => `${what}, ${size.toLocaleString('en')} open`;

function scenariosOf(size, cookie) {
  const query = (name, variables) => ({
    name: queueName(name, size),
    path: '/graphql',
    headers: { cookie },
    body: { query: QUEUE_PAGE, variables },
  });
  return [
    query('queue by score', { order: 'score' }),
    query('queue by age', { order: 'age' }),
    query('queue of one reason', { order: 'score', reasonCode: 'other' }),
    {
      name: queueName('queue HTML', size),
      path: '/moderation',
      headers: { accept: 'text/html', 'accept-encoding': 'gzip, br', cookie },
    },
  ];
}

async function file(client, from, to) {
  await client.query(
    `create temporary table if not exists sample as
     select row_number() over (order by post.id) - 1 as place, post.author_id, post.body_markdown,
            post.body_html, thread.id as thread_id, thread.room_id
     from posts post join threads thread on thread.id = post.thread_id
     where post.withdrawn_at is null and post.removed_at is null limit 40000`,
  );
  await client.query('create index if not exists sample_by_place on sample (place)');
  await client.query(
    `with numbered as (
       select n, sample.* from generate_series($1::int + 1, $2::int) n
       join sample on sample.place = n % (select count(*) from sample)
     ), filed as (
       insert into reviewables (id, target_kind, target_id, author_id, room_id, thread_id, score,
                                level, content_hash, opened_at, created_at)
       select md5('bench item ' || n)::uuid, 'post', md5('bench post ' || n)::uuid, author_id,
              room_id, thread_id, (n * 7919 % 3000) / 100.0, (n % 10 = 0)::int, 'bench ' || n,
              now() - n * interval '20 seconds', now()
       from numbered
     )
     insert into reviewable_snapshots (reviewable_id, content_hash, body_markdown, body_html)
     select md5('bench item ' || n)::uuid, 'bench ' || n, body_markdown, body_html from numbered`,
    [from, to],
  );
  await client.query(
    `insert into flags (id, reviewable_id, reason_id, flagger_id, source, content_hash, base_score,
                        trust_score, record_score, reason_score, score)
     select gen_random_uuid(), md5('bench item ' || n)::uuid, reason.id, sample.author_id, 'member',
            'bench ' || n, 1, 1, 0, 0, 2
     from generate_series($1::int + 1, $2::int) n, generate_series(1, 2) turn
     join (select id, row_number() over (order by position) - 1 as place from flag_reasons
           where not is_system) reason on true
     join sample on true
     where reason.place = (n + turn) % 6
       and sample.place = (n * 2 + turn) % (select count(*) from sample)
     on conflict do nothing`,
    [from, to],
  );
  await client.query('analyze reviewables, reviewable_snapshots, flags');
}
