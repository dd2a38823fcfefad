// Makes a million posts of a community, in the database itself: copies of its threads and posts and
// of their search documents, with ids and days of their own. What the search never reads is left out.

const POSTS = 1_000_000;
/** As in libs/search/src/engine/postgres/index-tables.ts. */
const TIERS = [8_192, 65_536, 524_288];

const copy = (column) => `md5(${column}::text || n)::uuid`;

/** Resolves with the number of posts there are then. */
export async function replicate(client) {
  const { rows } = await client.query('select count(*)::int as posts from search_posts');
  const copies = Math.ceil(POSTS / rows[0].posts) - 1;
  await client.query(`set maintenance_work_mem = '512MB'`);
  await client.query('set synchronous_commit = off');
  // Whoever is copied is known to be true.
  await client.query('set session_replication_role = replica');
  await copyContent(client, copies);
  const indexes = await dropIndexes(client);
  for (const [kind, table] of [
    ['thread', 'search_threads'],
    ['post', 'search_posts'],
  ]) {
    await drawTiers(client, kind, table, copies + 1);
    await client.query(
      `insert into ${table} (id, thread_id, tier, quality, vote_score, created_at, vocabulary,
         facets, title_terms, terms, words, fingerprint)
       select ${copy('id')}, ${copy('thread_id')}, tier, quality, vote_score,
         created_at - n * interval '1 hour', vocabulary, facets, title_terms, terms, words,
         fingerprint
       from ${table}, generate_series(1, ${copies}) n`,
    );
  }
  await client.query(`update search_words set documents = documents * ${copies + 1}`);
  for (const index of indexes) await client.query(index);
  await client.query('vacuum (analyze) search_threads, search_posts, search_words');
  await client.query('vacuum (analyze) threads, posts');
  const { rows: now } = await client.query('select count(*)::int as posts from search_posts');
  return now[0].posts;
}

async function copyContent(client, copies) {
  await client.query(
    `insert into threads (id, room_id, author_id, kind, title, slug, language, answer_post_id,
       answer_chosen_at, last_number, reply_count, participant_count, vote_score, view_count,
       last_post_at, last_poster_id, created_at)
     select ${copy('id')}, room_id, author_id, kind, title, slug, language,
       ${copy('answer_post_id')}, answer_chosen_at, last_number, reply_count, participant_count,
       vote_score, view_count, last_post_at - n * interval '1 hour', last_poster_id,
       created_at - n * interval '1 hour'
     from threads, generate_series(1, ${copies}) n
     where withdrawn_at is null and removed_at is null and merged_into_id is null`,
  );
  await client.query(
    `insert into posts (id, thread_id, number, author_id, body_markdown, body_html, body_text,
       vote_score, created_at)
     select ${copy('post.id')}, thread.id, post.number, post.author_id, '', '', post.body_text,
       post.vote_score, post.created_at - n * interval '1 hour'
     from posts post, generate_series(1, ${copies}) n, threads thread
     where thread.id = ${copy('post.thread_id')}
       and post.withdrawn_at is null and post.removed_at is null`,
  );
}

/** Every tier's share is the same in the copies, so its limit lies at that part of the originals. */
async function drawTiers(client, kind, table, times) {
  await client.query('delete from search_tiers where kind = $1', [kind]);
  await client.query(
    `insert into search_tiers (kind, tier, least_quality)
     select $1, asked.tier - 1, ranked.quality
     from unnest($2::int[]) with ordinality asked (place, tier)
     join (select quality, row_number() over (order by quality desc) as place from ${table}) ranked
       on ranked.place = asked.place / ${times}`,
    [kind, TIERS],
  );
  await client.query(
    `update ${table} set tier = coalesce((select min(tier) from search_tiers
       where kind = $1 and quality >= least_quality), ${TIERS.length})`,
    [kind],
  );
}

/** Making an index of many rows at once takes a fraction of adding them one by one. */
async function dropIndexes(client) {
  const { rows } = await client.query(
    `select indexname as name, indexdef as definition from pg_indexes
     where tablename in ('search_threads', 'search_posts') and indexname not like '%pkey'`,
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  return rows.map(({ definition }) => definition);
}
