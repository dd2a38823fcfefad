import { DEMO_FILE, DemoCommunity } from '@parvis/importer';
import { ImportWorld } from './import-world.js';

let w: ImportWorld;
let demo: DemoCommunity;
beforeAll(async () => {
  w = await ImportWorld.open();
  demo = w.nest.get(DemoCommunity);
  await expect(demo.isMissing()).resolves.toBe(true);
  const loading = demo.load(({ phase, done }) => {
    if (phase === 'writing' && done > 50) throw new Error('killed');
  });
  await expect(loading).rejects.toThrow('killed');
  await expect(demo.isMissing()).resolves.toBe(true);
  // Two processes that start at once: one loads it, the other waits for it.
  const both = await Promise.all([demo.load(), demo.load()]);
  expect(both.map(({ began }) => began).sort()).toEqual(['resumed', 'unchanged']);
}, 60_000);
afterAll(() => w?.close());

const thread = (id: string) =>
  w.row(
    `select t.*, r.visibility from import_records i join threads t on t.id = i.target_id
     join rooms r on r.id = t.room_id
     where i.source = 'percolune' and i.type = 'thread' and i.source_id = $1`,
    [id],
  );

test('is in whole, though its first loading was killed', async () => {
  const { counts, altered, skipped } = await w.verify(DEMO_FILE);
  expect([altered, skipped]).toEqual([{}, {}]);
  expect(Object.fromEntries(counts.map((count) => [count.type, count.inDatabase]))).toEqual({
    community: 1,
    room: 9,
    tagGroup: 4,
    tag: 42,
    user: 30,
    thread: 44,
    post: 210,
    acceptedAnswer: 13,
  });
  expect(counts.every(({ inFile, inDatabase }) => inFile === inDatabase)).toBe(true);
  expect(await w.falseCounters()).toEqual([]);
  await expect(demo.isMissing()).resolves.toBe(false);
  expect(await demo.load()).toMatchObject({ began: 'unchanged' });
});

test('shows every feature', async () => {
  expect(await thread('rappel-durites')).toMatchObject({ state: 'archived', kind: 'article' });
  expect(await thread('welcome')).toMatchObject({ pinned_at: expect.any(Date) });
  expect(await thread('halo-25-beta')).toMatchObject({ visibility: 'private' });
  expect(await thread('idea-no-gauge')).toMatchObject({ kind: 'idea' });
  const seen = await w.row(
    `select (select count(*)::int from room_members where role = 'moderator') as moderators,
            (select count(*)::int from members where role <> 'member') as staff,
            (select count(*)::int from votes where value < 0) as "votesDown",
            (select count(distinct kind)::int from reactions) as "reactionKinds",
            (select count(*)::int from post_revisions) as revisions,
            (select count(*)::int from bookmarks) as bookmarks,
            (select count(*)::int from same_questions) as "sameQuestions",
            (select count(*)::int from posts where withdrawn_at is not null) as withdrawn,
            (select count(*)::int from tags where synonym_of_id is not null) as synonyms,
            (select count(*)::int from rooms where parent_id is not null) as "subRooms",
            (select count(*)::int from posts where body_html like '%class="quote"%') as quotes,
            (select count(*)::int from post_mentions) as mentions`,
  );
  for (const [feature, count] of Object.entries(seen))
    expect([feature, count]).not.toEqual([feature, 0]);
});

test('brings a queue to work, once and for all', async () => {
  const queue = () =>
    w.db.rows<{ flags: number; state: string }>(
      `select state, (select count(*)::int from flags where reviewable_id = reviewables.id) as flags
       from reviewables order by flags desc`,
    );
  expect(await queue()).toEqual([2, 1, 1, 1].map((flags) => ({ flags, state: 'open' })));
  await demo.load();
  expect((await queue()).reduce((sum, { flags }) => sum + flags, 0)).toBe(5);
});

test('brings experts and verified answers, once and for all', async () => {
  await demo.load();
  const experts = await w.db.rows<{ handle: string; tags: number }>(
    `select handle, count(*)::int as tags from expert_verifications
     join members on members.id = member_id where ended_at is null group by handle order by handle`,
  );
  expect(experts).toEqual([
    { handle: 'anselm', tags: 1 },
    { handle: 'mireille_k', tags: 2 },
  ]);
  const { verified, answered, earned } = await w.row(
    `select (select count(*)::int from answer_verifications) as verified,
       (select count(*)::int from threads where expert_answer_count > 0) as answered,
       (select count(*)::int from expertise where score > 0) as earned`,
  );
  expect([verified, answered]).toEqual([4, 4]);
  expect(earned).toBeGreaterThan(20);
});

test('brings its brand along', async () => {
  const settings = await w.db.rows<{ key: string; value: unknown }>(
    'select key, value from settings',
  );
  expect(Object.fromEntries(settings.map(({ key, value }) => [key, value]))).toMatchObject({
    'site.name': 'Le Comptoir Percolune',
    'site.colour': '#b0502a',
    'site.tagline.fr': expect.stringContaining('tournevis'),
  });
});

test('is fresh: its dates are counted back from the loading', async () => {
  const { latest, oldest } = await w.row(
    `select extract(epoch from now() - max(created_at))::int / 3600 as latest,
            extract(epoch from now() - min(created_at))::int / 86400 as oldest from posts`,
  );
  expect(latest).toBeLessThan(48);
  expect(oldest).toBeGreaterThan(30);
});

test('has nobody who applauds himself', async () => {
  const { own } = await w.row(
    `select (select count(*)::int from votes v join posts p on p.id = v.post_id
              where p.author_id = v.member_id)
          + (select count(*)::int from reactions r join posts p on p.id = r.post_id
              where p.author_id = r.member_id) as own`,
  );
  expect(own).toBe(0);
});
