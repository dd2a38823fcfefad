import type { RunningConfig } from '@parvis/kernel';
import { MeilisearchServer } from '../support/meilisearch/meilisearch-server.js';
import {
  type SearchForum,
  search,
  searchForum,
  suggest,
  titlesOf,
} from '../support/search-behaviour.js';
import { world } from '../support/world.js';

interface Driver {
  name: string;
  engine: 'postgres' | 'meilisearch';
  /** What the configuration needs to use it. */
  start(): Promise<Partial<RunningConfig>>;
  stop(): Promise<void>;
}

const loopback = new MeilisearchServer();
const given = process.env.MEILISEARCH_URL;

const DRIVERS: Driver[] = [
  { name: 'PostgreSQL', engine: 'postgres', start: async () => ({}), stop: async () => {} },
  {
    ...{ name: 'Meilisearch, by its documented shapes', engine: 'meilisearch' },
    start: async () => {
      await loopback.start();
      return { meilisearchUrl: loopback.url, meilisearchKey: loopback.masterKey };
    },
    stop: () => loopback.stop(),
  },
];
if (given) {
  DRIVERS.push({
    ...{ name: `Meilisearch at ${given}`, engine: 'meilisearch', stop: async () => {} },
    start: async () => ({
      meilisearchUrl: given,
      meilisearchKey: process.env.MEILISEARCH_KEY ?? null,
      meilisearchPrefix: `parvis-test-${Date.now()}`,
    }),
  });
} else {
  it.skip('a real Meilisearch: set MEILISEARCH_URL and MEILISEARCH_KEY to run this suite on one', () => {});
}

describe.each(DRIVERS)('search with $name', ({ engine, start, stop }) => {
  let forum: SearchForum;

  beforeAll(async () => {
    forum = await searchForum(await world({ meilisearchUrl: null, ...(await start()) }));
  }, 120_000);
  afterAll(async () => {
    await forum?.w.close();
    await stop();
  });

  const find = (text: string, variables = {}, as: { id: string } | null = null) =>
    search(forum, text, variables, as);
  const titles = async (text: string, variables = {}, as: { id: string } | null = null) =>
    titlesOf(await find(text, variables, as));

  it('says which engine answered', async () => {
    expect(await find('inverter')).toMatchObject({ engine, isFallback: false });
  });

  describe('what is found', () => {
    it('is a thread by its title first, then by what is written in it', async () => {
      expect(await titles('inverter')).toEqual([
        'Inverter restarts every night',
        'Battery does not charge',
      ]);
    });

    it('is a thread by a reply, which is shown as its best post', async () => {
      const { hits } = await find('firmware vendor');
      expect(hits.nodes).toHaveLength(1);
      expect(hits.nodes[0]).toMatchObject({
        kind: 'thread',
        thread: { number: forum.threads.inverter.number },
        post: { number: 2 },
        snippetHtml:
          'Installing <mark>firmware</mark> seven from the <mark>vendor</mark> cured mine.',
      });
    });

    it('is found without accents and capitals', async () => {
      expect(await titles('evian')).toEqual(['Nettoyer les panneaux à Évian']);
      expect(await titles('EVIAN')).toEqual(['Nettoyer les panneaux à Évian']);
    });

    it('is found with a wrong letter, which is marked and mended', async () => {
      const found = await find('invertar');
      expect(titlesOf(found)[0]).toBe('Inverter restarts every night');
      expect(found.hits.nodes[0].titleHtml).toBe('<mark>Inverter</mark> restarts every night');
      expect(found.didYouMean).toBe('inverter');
      expect((await find('inverter')).didYouMean).toBeNull();
    });

    it('is what carries some of the words when nothing carries all', async () => {
      expect(await titles('inverter umbrella')).toContain('Inverter restarts every night');
    });

    it('is nothing for words that nobody wrote', async () => {
      const found = await find('xylophone');
      expect(found).toMatchObject({ total: 0, isTotalExact: true, facets: [], didYouMean: null });
    });

    it('are posts, members and tags as well', async () => {
      const posts = await find('firmware', { type: 'posts' });
      expect(posts.hits.nodes).toMatchObject([
        { kind: 'post', id: forum.firmware.id, thread: { number: forum.threads.inverter.number } },
      ]);
      const members = await find('lovelace', { type: 'members' });
      expect(members.hits.nodes).toMatchObject([
        { kind: 'member', member: { handle: 'ada' }, titleHtml: 'Ada <mark>Lovelace</mark>' },
      ]);
      const tags = await find('solar', { type: 'tags' });
      expect(tags.hits.nodes).toMatchObject([{ kind: 'tag', tag: { slug: 'solar' } }]);
    });
  });

  describe('what is typed', () => {
    it('may hold a phrase', async () => {
      // Both have both words, so they come before what has one of them.
      expect((await titles('night mode')).slice(0, 2).sort()).toEqual([
        'Display at night',
        'Night mode of the display',
      ]);
      expect(await titles('"night mode"')).toEqual(['Night mode of the display']);
    });

    it('may leave out a word or a phrase', async () => {
      expect(await titles('inverter -battery')).toEqual(['Inverter restarts every night']);
      const without = await titles('night display -"night mode"');
      expect(without[0]).toBe('Display at night');
      expect(without).not.toContain('Night mode of the display');
    });

    it.each<[string, string[]]>([
      ['night kind:discussion', ['Night mode of the display']],
      ['night -kind:discussion -kind:question', ['Display at night']],
      ['inverter by:bob', ['Battery does not charge']],
      ['inverter tag:solar', ['Inverter restarts every night']],
      ['inverter -tag:solar', ['Battery does not charge']],
      ['inverter room:help is:solved', ['Inverter restarts every night']],
      ['inverter is:unsolved', ['Battery does not charge']],
      ['inverter after:2026-02', ['Battery does not charge']],
      ['inverter before:2026-02', ['Inverter restarts every night']],
      ['panneaux lang:fr', ['Nettoyer les panneaux à Évian']],
      ['panneaux lang:en', []],
    ])('may narrow it: %s', async (text, expected) => {
      expect(await titles(text)).toEqual(expected);
    });

    it('may be operators alone', async () => {
      expect((await titles('tag:solar')).sort()).toEqual([
        'Inverter restarts every night',
        'Nettoyer les panneaux à Évian',
      ]);
    });

    it('is said as it was understood, and what was not', async () => {
      const found = await find('inverter tag:solar tag:nothing before:never');
      expect(found.understood).toEqual([
        { kind: 'word', value: 'inverter', isNegated: false },
        { kind: 'tag', value: 'solar', isNegated: false },
      ]);
      expect(found.ignored).toEqual(['tag:nothing', 'before:never']);
    });

    it.each([
      ['10,000 letters', 'a'.repeat(10_000)],
      ['10,000 characters of words', 'inverter '.repeat(1_111)],
      ['operators alone', 'is:solved -is:solved before:2020 after:2030'],
      ['a regular expression', '^(a+)+$ [[:alpha:]]* \\d{1,999}'],
      ['SQL', `'; drop table threads; -- ' or 1=1 union select * from members`],
      ['a filter language', '" OR roomId EXISTS OR title = "'],
      ['right to left', 'مرحبا שלום \u202einverter'],
      ['emoji', '🙂 🏳️‍🌈 👩‍👩‍👧‍👦'],
      ['one letter', 'a'],
      ['NUL and halves of letters', 'a\u0000b \ud83d'],
      ['a text search query', `inverter & !night | (a <-> b):* 'x'`],
      ['minus alone', '-inverter -"night mode"'],
    ])('gets an answer, whatever it is: %s', async (_, text) => {
      for (const type of ['threads', 'posts', 'members', 'tags']) {
        const found = await find(text, { type });
        expect(found.total).toBeGreaterThanOrEqual(0);
        expect(found.isFallback).toBe(false);
      }
      await suggest(forum, text);
    });
  });

  describe('a list of finds', () => {
    it('is narrowed by what was chosen, together with what was typed', async () => {
      expect(await titles('inverter', { filter: { tagSlugs: ['solar'] } })).toHaveLength(1);
      expect(await titles('inverter', { filter: { isSolved: false } })).toEqual([
        'Battery does not charge',
      ]);
      expect(await titles('inverter is:solved', { filter: { isSolved: false } })).toEqual([]);
      expect(await titles('inverter', { filter: { roomId: forum.help.id } })).toHaveLength(2);
      expect(await titles('inverter', { filter: { roomId: forum.cellar.id } })).toEqual([]);
      expect(await titles('inverter', { filter: { roomId: 'nonsense' } })).toEqual([]);
      expect(await titles('inverter', { filter: { authorHandle: 'nobody' } })).toEqual([]);
      expect(await titles('inverter', { filter: { language: '" OR 1' } })).toEqual([]);
    });

    it('comes in the order asked for', async () => {
      expect(await titles('inverter', { sort: 'votes' })).toEqual([
        'Battery does not charge',
        'Inverter restarts every night',
      ]);
      expect((await titles('room:help', { sort: 'newest' }))[0]).toBe('Display at night');
      expect((await titles('room:help', { sort: 'oldest' }))[0]).toBe(
        'Inverter restarts every night',
      );
    });

    it('is counted by what may narrow it', async () => {
      const { facets, total } = await find('inverter');
      expect(total).toBe(2);
      const byName = Object.fromEntries(
        facets.map(({ name, values }: { name: string; values: unknown }) => [name, values]),
      );
      expect(byName.room).toEqual([{ value: forum.help.id, label: 'Help desk', count: 2 }]);
      expect(byName.tag).toHaveLength(2);
      expect(byName.kind).toEqual([{ value: 'question', label: 'question', count: 2 }]);
      expect(byName.solved).toEqual([{ value: 'true', label: 'true', count: 1 }]);
      expect(byName.language).toEqual([{ value: 'en', label: 'en', count: 2 }]);
    });

    it('is read page by page, each find once', async () => {
      const seen: string[] = [];
      let after: string | null = null;
      for (let page = 0; page < 10; page++) {
        const { hits, total } = await find('room:help', { first: 2, after, sort: 'newest' });
        expect(total).toBe(5);
        seen.push(...hits.nodes.map(({ id }: { id: string }) => id));
        after = hits.pageInfo.endCursor;
        if (!hits.pageInfo.hasNextPage) break;
      }
      expect(seen).toHaveLength(5);
      expect(new Set(seen).size).toBe(5);
    });

    it('refuses a cursor of another list', async () => {
      const { hits } = await find('room:help', { first: 2, sort: 'newest' });
      const { endCursor: after } = hits.pageInfo;
      await expect(find('room:help', { after, sort: 'oldest' })).rejects.toThrow('cursor_invalid');
    });
  });

  describe('suggestions', () => {
    it('come while a word is in the making', async () => {
      const { hits } = await suggest(forum, 'inver');
      expect(hits[0]).toMatchObject({
        kind: 'thread',
        titleHtml: '<mark>Inverter</mark> restarts every night',
      });
      const kinds = (await suggest(forum, 'sola')).hits.map(({ kind }: { kind: string }) => kind);
      expect(kinds).toContain('tag');
      const members = (await suggest(forum, 'lovel')).hits;
      expect(members).toMatchObject([{ kind: 'member', member: { handle: 'ada' } }]);
    });

    it('are none for nothing', async () => {
      expect(await suggest(forum, '  ')).toEqual({ hits: [], didYouMean: null });
      expect(await suggest(forum, '?!')).toEqual({ hits: [], didYouMean: null });
    });
  });

  describe('what somebody may not see', () => {
    const everywhere = async (as: { id: string } | null) => {
      const answers = [
        await find('zanzibar', {}, as),
        await find('zanzibor', {}, as),
        await find('inverter', {}, as),
        await find('zanzibar', { type: 'posts' }, as),
        await find('moonshot', { type: 'tags' }, as),
        await find('tag:moonshot room:cellar', {}, as),
        await suggest(forum, 'zanz', as),
        await suggest(forum, 'moonsh', as),
      ];
      // What was typed comes back as such; it is nothing he was told.
      const heard = answers.map(({ understood: _, ignored: __, ...answer }) => answer);
      return JSON.stringify(heard).toLowerCase();
    };

    it('is in no hit, number, facet or suggestion', async () => {
      for (const outsider of [null, forum.ada, forum.bob]) {
        expect(await everywhere(outsider)).not.toMatch(/zanzibar|moonshot|cellar/);
      }
      for (const reader of [forum.insider, forum.moderator]) {
        expect(await everywhere(reader)).toMatch(/zanzibar.*moonshot|moonshot.*zanzibar/);
      }
    });

    it('is not counted', async () => {
      const totals = async (as: { id: string } | null) => (await find('inverter', {}, as)).total;
      expect(await totals(null)).toBe(2);
      expect(await totals(forum.ada)).toBe(3);
      expect(await totals(forum.insider)).toBe(4);
      expect(await totals(forum.moderator)).toBe(4);
    });

    it('is gone as soon as he may not see it any more', async () => {
      const guest = await forum.w.member();
      await forum.w.roomMember(forum.cellar, guest);
      expect((await find('zanzibar', {}, guest)).total).toBe(1);
      await forum.w.db.rows('delete from room_members where member_id = $1', [guest.id]);
      expect(await find('zanzibar', {}, guest)).toMatchObject({ total: 0, facets: [] });
      await forum.w.db.rows(`update rooms set visibility = 'private' where id = $1`, [
        forum.lounge.id,
      ]);
      expect(await titles('gossip', {}, forum.bob)).toEqual([]);
      await forum.w.db.rows(`update rooms set visibility = 'members' where id = $1`, [
        forum.lounge.id,
      ]);
    });
  });

  describe('what changes', () => {
    const RENAME =
      'mutation ($id: ID!, $title: String!) { threadRename(id: $id, title: $title) { thread { id } } }';

    it('is found as it is now', async () => {
      const id = forum.threads.dusk.id;
      await forum.w.as(forum.moderator).run(RENAME, { id, title: 'Brightness at dawn' });
      await forum.w.drain();
      expect(await titles('brightness dawn')).toEqual(['Brightness at dawn']);
      await forum.w.as(forum.moderator).run(RENAME, { id, title: 'Display at night' });
      await forum.w.drain();
      expect(await titles('brightness')).toEqual([]);
    });

    it('is not shown any more, even before the index knows', async () => {
      const thread = await forum.w.thread(forum.help, forum.bob, { title: 'Quokka in the attic' });
      await forum.w.db.rows('select 1');
      await forum.w
        .as(forum.bob)
        .run(
          'mutation ($id: ID!, $input: PostCreateInput!) { postCreate(threadId: $id, input: $input) { post { id } } }',
          { id: thread.id, input: { bodyMarkdown: 'A quokka, really.' } },
        );
      await forum.w.drain();
      expect((await find('quokka')).total).toBe(1);
      await forum.w.db.rows('update threads set withdrawn_at = now() where id = $1', [thread.id]);
      const found = await find('quokka');
      expect([found.total, found.hits.nodes]).toEqual([0, []]);
      expect((await find('quokka', {}, forum.moderator)).total).toBe(0);
      expect((await suggest(forum, 'quokk')).hits).toEqual([]);
    });
  });

  it('costs the same number of statements however much is found', async () => {
    const count = (first: number) =>
      forum.w.statements(() => find('room:help', { first, sort: 'newest' }));
    await count(2);
    const [few, many] = [await count(2), await count(5)];
    expect(many).toBe(few);
    expect(many).toBeLessThanOrEqual(engine === 'postgres' ? 14 : 9);
  });
});
