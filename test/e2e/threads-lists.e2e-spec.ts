import type { MemberRow, RoomRow, ThreadRow } from '../support/factories.js';
import { type World, world } from '../support/world.js';

const LIST = `query List(
  $list: ThreadListKind!, $roomId: ID, $tagSlug: String, $kind: ThreadKind, $authorHandle: String,
  $language: String, $period: TopPeriod! = all, $skipPinned: Boolean! = false,
  $first: Int! = 20, $after: String
) {
  threads(
    list: $list, roomId: $roomId, tagSlug: $tagSlug, kind: $kind, authorHandle: $authorHandle,
    language: $language, period: $period, skipPinned: $skipPinned, first: $first, after: $after
  ) {
    nodes { id number title isPinned isSolved room { slug } author { handle } lastPoster { handle } tags { slug } }
    pageInfo { hasNextPage endCursor }
  }
}`;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ago = (ms: number) => new Date(Date.now() - ms);

let w: World;
let ada: MemberRow;
let room: RoomRow;

beforeAll(async () => {
  w = await world();
  ada = await w.member('ada');
});
beforeEach(async () => {
  room = await w.room();
});
afterAll(() => w.close());

const opened = (at: Date, columns: Record<string, unknown> = {}) =>
  w.thread(room, ada, { created_at: at, last_post_at: at, ...columns });
const list = async (
  variables: Record<string, unknown>,
  viewer: MemberRow | null = null,
): Promise<string[]> => {
  const { threads } = await w.as(viewer).run(LIST, { roomId: room.id, ...variables });
  return threads.nodes.map((node: { id: string }) => node.id);
};
const ids = (...threads: ThreadRow[]) => threads.map((thread) => thread.id);
const setRow = (id: string, column: string, value: unknown) =>
  w.db.rows(`update threads set ${column} = $2 where id = $1`, [id, value]);

describe('the order of a list', () => {
  it('is by the latest post, by opening, by heat or by worth', async () => {
    const old = await opened(ago(3 * DAY));
    const young = await opened(ago(2 * DAY));
    const middle = await opened(ago(2.5 * DAY));
    await setRow(old.id, 'last_post_at', ago(HOUR));
    await setRow(middle.id, 'hot_score', 2);
    await setRow(old.id, 'hot_score', 1);
    await setRow(young.id, 'top_score', 9);

    expect(await list({ list: 'latest' })).toEqual(ids(old, young, middle));
    expect(await list({ list: 'new' })).toEqual(ids(young, middle, old));
    expect(await list({ list: 'hot' })).toEqual(ids(middle, old, young));
    expect((await list({ list: 'top' }))[0]).toBe(young.id);
  });

  it('lets what cooled down follow by activity', async () => {
    const cold = await opened(ago(40 * DAY));
    const colder = await opened(ago(50 * DAY));
    const hot = await opened(ago(60 * DAY), { hot_score: 0.1 });
    expect(await list({ list: 'hot' })).toEqual(ids(hot, cold, colder));
  });

  it('takes the top of a period from what was opened in it', async () => {
    const today = await opened(ago(HOUR), { top_score: 1 });
    const week = await opened(ago(3 * DAY), { top_score: 2 });
    const month = await opened(ago(20 * DAY), { top_score: 3 });
    const year = await opened(ago(200 * DAY), { top_score: 4 });
    const older = await opened(ago(500 * DAY), { top_score: 5 });
    expect(await list({ list: 'top', period: 'day' })).toEqual(ids(today));
    expect(await list({ list: 'top', period: 'week' })).toEqual(ids(week, today));
    expect(await list({ list: 'top', period: 'month' })).toEqual(ids(month, week, today));
    expect(await list({ list: 'top', period: 'year' })).toEqual(ids(year, month, week, today));
    expect(await list({ list: 'top' })).toEqual(ids(older, year, month, week, today));
  });
});

describe('what a list holds', () => {
  it('calls a question unanswered until somebody else wrote in it', async () => {
    const bob = await w.member();
    const alone = await opened(ago(HOUR));
    const monologue = await opened(ago(2 * HOUR));
    await w.post(monologue, ada);
    const replied = await opened(ago(3 * HOUR));
    await w.post(replied, bob);
    const locked = await opened(ago(4 * HOUR), { state: 'locked' });
    const idea = await opened(ago(5 * HOUR), { kind: 'idea' });
    expect(await list({ list: 'unanswered' })).toEqual(ids(alone, monologue));
    expect(await list({ list: 'unsolved' })).toEqual(ids(replied, monologue, alone));
    expect(await list({ list: 'new' })).toEqual(ids(alone, monologue, replied, locked, idea));
  });

  it('calls a question unsolved until an answer is chosen', async () => {
    const thread = await opened(ago(HOUR));
    const post = await w.post(thread, await w.member());
    await w.db.rows(
      'update threads set answer_post_id = $2, answer_chosen_at = now() where id = $1',
      [thread.id, post.id],
    );
    expect(await list({ list: 'unsolved' })).toEqual([]);
    const { threads }: { threads: any } = await w.anonymous.run(LIST, {
      list: 'new',
      roomId: room.id,
    });
    expect(threads.nodes[0]).toMatchObject({ isSolved: true });
  });

  it('is cut by kind, author, language and tag, also by a synonym', async () => {
    const eve = await w.member('eve');
    const french = await opened(ago(HOUR), { language: 'fr' });
    const idea = await opened(ago(2 * HOUR), { kind: 'idea' });
    const hers = await w.thread(room, eve, { created_at: ago(3 * HOUR) });
    const tag = await w.tag('espresso');
    const synonym = await w.tag('ristretto', { synonym_of_id: tag.id });
    await w.db.rows('insert into thread_tags (thread_id, tag_id) values ($1, $2)', [
      idea.id,
      tag.id,
    ]);
    expect(await list({ list: 'new', language: 'fr' })).toEqual(ids(french));
    expect(await list({ list: 'new', kind: 'idea' })).toEqual(ids(idea));
    expect(await list({ list: 'new', authorHandle: 'EVE' })).toEqual(ids(hers));
    expect(await list({ list: 'new', authorHandle: 'nobody' })).toEqual([]);
    expect(await list({ list: 'new', tagSlug: tag.slug })).toEqual(ids(idea));
    expect(await list({ list: 'new', tagSlug: synonym.slug })).toEqual(ids(idea));
    expect(await list({ list: 'new', tagSlug: 'nothing' })).toEqual([]);
  });

  it('leaves out what does not stand, even for its author and staff', async () => {
    const stands = await opened(ago(HOUR));
    await opened(ago(HOUR), { withdrawn_at: new Date() });
    await opened(ago(HOUR), { removed_at: new Date() });
    await opened(ago(HOUR), { merged_into_id: stands.id });
    const admin = await w.member(undefined, 'admin');
    for (const viewer of [null, ada, admin]) {
      expect(await list({ list: 'new' }, viewer)).toEqual(ids(stands));
    }
  });

  it('shows rooms to those who may see them', async () => {
    const [reader, listed] = [await w.member(), await w.member()];
    const [admin, marketer] = [
      await w.member(undefined, 'admin'),
      await w.member(undefined, 'marketer'),
    ];
    const inner = await w.room(undefined, { visibility: 'members' });
    const secret = await w.room(undefined, { visibility: 'private' });
    await w.roomMember(secret, listed);
    const threads = {
      public: await w.thread(room, ada, { title: 'canary' }),
      members: await w.thread(inner, ada, { title: 'canary' }),
      private: await w.thread(secret, ada, { title: 'canary' }),
    };
    const seenBy = async (viewer: MemberRow | null) => {
      const found: string[] = [];
      for (const [name, thread] of Object.entries(threads)) {
        const roomId = thread.roomId;
        if ((await list({ list: 'latest', roomId }, viewer)).length > 0) found.push(name);
      }
      return found;
    };
    expect(await seenBy(null)).toEqual(['public']);
    expect(await seenBy(reader)).toEqual(['public', 'members']);
    expect(await seenBy(marketer)).toEqual(['public', 'members']);
    expect(await seenBy(listed)).toEqual(['public', 'members', 'private']);
    expect(await seenBy(admin)).toEqual(['public', 'members', 'private']);
  });

  it('answers a room that is no id as one that is not there', async () => {
    expect(await list({ list: 'latest', roomId: 'no-uuid' })).toEqual([]);
  });
});

describe('pages of a list', () => {
  const walk = async (variables: Record<string, unknown>, first: number): Promise<string[]> => {
    const seen: string[] = [];
    for (let after: string | null = null; ; ) {
      const { threads }: { threads: any } = await w.anonymous.run(LIST, {
        roomId: room.id,
        first,
        after,
        ...variables,
      });
      seen.push(...threads.nodes.map((node: { id: string }) => node.id));
      if (!threads.pageInfo.hasNextPage) return seen;
      after = threads.pageInfo.endCursor;
    }
  };

  it.each(['latest', 'new', 'hot', 'top', 'unanswered', 'unsolved'])(
    'show every row of %s once though all keys are equal',
    async (name) => {
      const at = ago(HOUR);
      const all: string[] = [];
      for (let i = 0; i < 11; i++) {
        all.push((await opened(at, { hot_score: 0.1 + 0.2, top_score: 1 / 3 })).id);
      }
      for (const first of [1, 4, 11, 12]) {
        const seen = await walk({ list: name }, first);
        expect(seen).toHaveLength(11);
        expect([...seen].sort()).toEqual([...all].sort());
      }
    },
  );

  it('neither repeat nor lose old rows when new ones come in between', async () => {
    const before: string[] = [];
    for (let i = 0; i < 6; i++) before.push((await opened(ago((i + 1) * HOUR))).id);
    const page = async (after: string | null) =>
      (await w.anonymous.run(LIST, { list: 'latest', roomId: room.id, first: 3, after })).threads;
    const one = await page(null);
    await opened(new Date());
    const two = await page(one.pageInfo.endCursor);
    const seen = [...one.nodes, ...two.nodes].map((node: { id: string }) => node.id);
    expect(seen).toEqual(before);
  });

  it('refuse sizes out of range and cursors of other lists or makers', async () => {
    await opened(ago(HOUR));
    await opened(ago(2 * HOUR));
    for (const first of [0, -1, 101]) {
      expect(await w.anonymous.refusal(LIST, { list: 'latest', first })).toMatchObject({
        code: 'INVALID',
        reason: 'first_out_of_range',
      });
    }
    const { threads }: { threads: any } = await w.anonymous.run(LIST, {
      list: 'latest',
      roomId: room.id,
      first: 1,
    });
    const after: string = threads.pageInfo.endCursor;
    const forged = `${after.slice(0, -2)}AA`;
    for (const variables of [
      { list: 'new', after },
      { list: 'latest', after: forged },
      { list: 'latest', after: '' },
      { list: 'latest', after: 'x' },
    ]) {
      if (variables.after === '') continue;
      expect(await w.anonymous.refusal(LIST, variables)).toMatchObject({
        reason: 'cursor_invalid',
      });
    }
  });
});

describe('pinned threads', () => {
  const ROOM = `query ($slug: String!) { room(slug: $slug) { pinnedThreads { id isPinned } } }`;

  it('stand above the list, which can leave them out', async () => {
    const plain = await opened(ago(HOUR));
    const first = await opened(ago(2 * HOUR), { pinned_at: ago(2 * HOUR) });
    const second = await opened(ago(3 * HOUR), { pinned_at: ago(HOUR) });
    await opened(ago(HOUR), { pinned_at: ago(HOUR), withdrawn_at: new Date() });
    const data = await w.anonymous.run(ROOM, { slug: room.slug });
    expect(data.room.pinnedThreads).toEqual(
      ids(second, first).map((id) => ({ id, isPinned: true })),
    );
    expect(await list({ list: 'latest' })).toEqual(ids(plain, first, second));
    expect(await list({ list: 'latest', skipPinned: true })).toEqual(ids(plain));
  });
});

describe('the cost of a list', () => {
  it('is one statement, however many threads it holds', async () => {
    const count = () => w.statements(() => w.anonymous.run(LIST, { list: 'hot', roomId: room.id }));
    for (let i = 0; i < 2; i++) await opened(ago(i * HOUR));
    const few = await count();
    for (let i = 0; i < 18; i++) await opened(ago(i * HOUR));
    expect(await count()).toBe(few);
    expect(few).toBe(1);
  });

  it.each([
    ['latest', 'threads_by_room_activity'],
    ['new', 'threads_by_room_creation'],
    ['hot', 'threads_by_room_hot'],
    ['top', 'threads_by_room_top'],
  ])('of %s is served by %s', async (column, index) => {
    const order = {
      latest: 'last_post_at desc',
      new: 'created_at desc',
      hot: 'hot_score desc, last_post_at desc',
      top: 'top_score desc',
    }[column];
    const plan = await w.db.tx(async () => {
      await w.db.rows('set local enable_seqscan = off');
      await w.db.rows('set local enable_sort = off');
      return w.db.rows(
        `explain select id from threads thread where room_id = $1 and thread.withdrawn_at is null
           and thread.removed_at is null and thread.merged_into_id is null
         order by ${order}, id desc limit 20`.replace('$1', `'${room.id}'`),
      );
    });
    expect(JSON.stringify(plan)).toContain(index);
  });
});
