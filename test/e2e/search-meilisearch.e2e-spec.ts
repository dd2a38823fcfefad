import { FirstBuild, IndexVerification, isTrue, Reindexing } from '@parvis/search';
import { KEY_ACTIONS } from '../../libs/search/src/engine/meilisearch/meilisearch-connection.js';
import { MeilisearchServer } from '../support/meilisearch/meilisearch-server.js';
import { SmallIndex } from '../support/meilisearch/small-index.js';
import {
  type SearchForum,
  search,
  searchForum,
  suggest,
  titlesOf,
} from '../support/search-behaviour.js';
import { world } from '../support/world.js';

const server = new MeilisearchServer();
let forum: SearchForum;

const POST = `mutation ($id: ID!, $input: PostCreateInput!) {
  postCreate(threadId: $id, input: $input) { post { id } } }`;

beforeAll(async () => {
  await server.start();
  const config = { meilisearchUrl: server.url, meilisearchKey: server.masterKey };
  forum = await searchForum(await world(config));
}, 120_000);
afterAll(async () => {
  await forum.w.close();
  await server.stop();
});

const find = (text: string) => search(forum, text);
const engineOf = async (text = 'inverter') => {
  const { engine, isFallback } = await find(text);
  return [engine, isFallback];
};
const FALLBACK = ['postgres', true];
const PREFERRED = ['meilisearch', false];

/** Asks until the engine of choice answers again; the seconds it took. */
async function secondsUntilBack(): Promise<number> {
  const started = performance.now();
  while ((await engineOf())[1]) await new Promise((done) => setTimeout(done, 100));
  return (performance.now() - started) / 1_000;
}

/** Brings the task that follows the changes forward, as the clock would. */
async function follow(): Promise<void> {
  await forum.w.db.rows(
    'update graphile_worker._private_jobs set run_at = now() where locked_at is null',
  );
  await forum.w.drain();
}

const write = (body: string) =>
  forum.w.as(forum.bob).run(POST, { id: forum.threads.battery.id, input: { bodyMarkdown: body } });

/** The differences between the index and the rows; none when it is complete. */
const differences = async () =>
  (await forum.w.app.nest.get(IndexVerification).differences()).filter((one) => !isTrue(one));

describe('the key', () => {
  it('is a limited one, made once with the master key and then used alone', () => {
    expect(server.keys).toHaveLength(1);
    const [key] = server.keys;
    expect(key).toMatchObject({ actions: KEY_ACTIONS, indexes: ['parvis_*'] });
    const withMaster = server.requests.filter((request) => request.key === server.masterKey);
    expect(new Set(withMaster.map(({ route }) => route))).toEqual(new Set(['getKey', 'createKey']));
    expect(server.requests.some((request) => request.key === key!.key)).toBe(true);
  });

  it('is used as it is when it is limited already', async () => {
    const config = { meilisearchUrl: server.url, meilisearchKey: server.keys[0]!.key };
    const other = await world(config);
    try {
      server.requests.length = 0;
      await other.room();
      expect(await search({ w: other }, 'inverter')).toMatchObject({ isFallback: false });
      const routes = server.requests.map(({ route }) => route);
      expect(routes).toContain('search');
      expect(routes).not.toContain('createKey');
    } finally {
      await other.close();
    }
  });

  it('that is wrong lets PostgreSQL answer', async () => {
    const config = { meilisearchUrl: server.url, meilisearchKey: 'wrong' };
    const other = await world(config);
    try {
      await other.room();
      expect(await search({ w: other }, 'inverter')).toMatchObject({ isFallback: true });
    } finally {
      await other.close();
    }
  });
});

describe('while the server is in trouble', () => {
  it('PostgreSQL answers in its place and says so, and it is back within seconds', async () => {
    expect(await engineOf()).toEqual(PREFERRED);
    const before = titlesOf(await find('inverter'));
    await server.stop();
    expect(await engineOf()).toEqual(FALLBACK);
    expect(titlesOf(await find('inverter'))).toEqual(before);
    expect((await suggest(forum, 'inver')).hits).not.toEqual([]);
    await server.start();
    expect(await secondsUntilBack()).toBeLessThan(5);
  });

  it('nobody waits for it but one in two seconds', async () => {
    server.delay = 5_000;
    const started = performance.now();
    expect(await engineOf()).toEqual(FALLBACK);
    const first = performance.now() - started;
    expect(first).toBeLessThan(4_000);
    const again = performance.now();
    expect(await engineOf()).toEqual(FALLBACK);
    expect(performance.now() - again).toBeLessThan(1_000);
    server.delay = 0;
    await secondsUntilBack();
  });

  it('errors of its own are as good as silence', async () => {
    server.failWith = 503;
    expect(await engineOf()).toEqual(FALLBACK);
    server.failWith = null;
    await secondsUntilBack();
  });

  it('people write as ever, and its index is complete within a minute after', async () => {
    await server.stop();
    for (let i = 0; i < 5; i++) await write(`Pangolin number ${i} sat on the charger.`);
    await follow();
    const meanwhile = await search(forum, 'pangolin');
    expect(meanwhile).toMatchObject({ total: 1, engine: 'postgres', isFallback: true });
    await server.start();
    const started = performance.now();
    await follow();
    await secondsUntilBack();
    expect(await find('pangolin')).toMatchObject({ total: 1, engine: 'meilisearch' });
    expect(await differences()).toEqual([]);
    // What waits for the server is tried again after ten seconds at most, here at once.
    expect(performance.now() - started).toBeLessThan(50_000);
  });

  it('a batch it could not take is taken later', async () => {
    server.failingTasks.add('documentAdditionOrUpdate');
    await write('A wombat came by.');
    await follow().catch(() => undefined);
    expect((await find('wombat')).total).toBe(0);
    server.failingTasks.clear();
    await follow();
    expect((await find('wombat')).total).toBe(1);
  });
});

describe('indexing anew', () => {
  it('happens beside the index that is searched, which answers all the while', async () => {
    const uids = [...server.indexes.keys()].sort();
    expect(uids.every((uid) => /^parvis_(thread|post|member|tag)s_[0-9a-f]{8}$/.test(uid))).toBe(
      true,
    );
    server.indexes.get(uids.find((uid) => uid.includes('threads'))!)!.documents.clear();
    expect((await find('inverter')).total).toBe(0);
    let isOver = false;
    const answers: unknown[] = [];
    const asking = (async () => {
      while (!isOver) answers.push((await find('battery')).isFallback);
    })();
    await forum.w.app.nest.get(Reindexing).run(undefined, 'meilisearch');
    isOver = true;
    await asking;
    expect(answers.length).toBeGreaterThan(0);
    expect(new Set(answers)).toEqual(new Set([false]));
    expect([...server.indexes.keys()].sort()).toEqual(uids);
    expect(await differences()).toEqual([]);
    expect((await find('inverter')).total).toBe(2);
  });

  it('is begun by itself on an empty server, whose place PostgreSQL takes until then', async () => {
    server.indexes.clear();
    expect(await engineOf()).toEqual(FALLBACK);
    await write('An ocelot too.');
    await follow();
    expect(server.indexes.size).toBe(0);
    await forum.w.app.nest.get(FirstBuild).build();
    await secondsUntilBack();
    await follow();
    expect(await differences()).toEqual([]);
    expect((await find('ocelot')).engine).toBe('meilisearch');
  });

  it('begins anew when what a killed one had made is gone', async () => {
    await forum.w.db.rows(
      `insert into search_rebuilds (engine, kind, last_id, done)
       values ('meilisearch', 'post', 'ffffffff-ffff-ffff-ffff-ffffffffffff', 99)`,
    );
    await forum.w.app.nest.get(Reindexing).run(undefined, 'meilisearch');
    expect(await differences()).toEqual([]);
    expect((await find('inverter')).engine).toBe('meilisearch');
  });

  it('clears away what other releases left, and nothing of others', async () => {
    for (const uid of ['parvis_threads_00000000', 'parvis_posts_00000000_next', 'shop_products']) {
      server.indexes.set(uid, new SmallIndex());
    }
    await forum.w.app.nest.get(Reindexing).run(undefined, 'meilisearch');
    const left = [...server.indexes.keys()].filter((uid) => /00000000|shop/.test(uid));
    expect(left).toEqual(['shop_products']);
  });
});
