import type { MemberRow, RoomRow, ThreadRow } from '../support/factories.js';
import { type World, world } from '../support/world.js';

const FIELDS = 'viewerIsFollowing viewerSubscription';
const follow = (what: string) => `mutation Follow($id: ID!, $level: SubscriptionLevel) {
  ${what}Follow(id: $id, level: $level) { ${what} { id ${FIELDS} } }
}`;
const unfollow = (what: string) => `mutation Unfollow($id: ID!) {
  ${what}Unfollow(id: $id) { ${what} { id ${FIELDS} } }
}`;

let w: World;
let ada: MemberRow;
let bob: MemberRow;
let room: RoomRow;
let thread: ThreadRow;
let tag: { id: string; slug: string };

beforeAll(async () => {
  w = await world();
});
beforeEach(async () => {
  [ada, bob] = [await w.member(), await w.member()];
  room = await w.room();
  thread = await w.thread(room, ada);
  tag = await w.tag();
});
afterAll(() => w.close());

const subject = (what: string) => ({ room, thread, tag })[what as 'room']!;

describe.each(['room', 'thread', 'tag'])('following a %s', (what) => {
  const set = async (who: MemberRow, level?: string) =>
    (await w.as(who).run(follow(what), { id: subject(what).id, level }))[`${what}Follow`][what];

  it('takes a level, another one later, and an end', async () => {
    const { id } = subject(what);
    expect(await set(bob)).toEqual({
      id,
      viewerIsFollowing: true,
      viewerSubscription: 'watching',
    });
    expect(await set(bob, 'muted')).toMatchObject({
      viewerIsFollowing: false,
      viewerSubscription: 'muted',
    });
    await set(bob, 'muted');
    const off = await w.as(bob).run(unfollow(what), { id });
    expect(off[`${what}Unfollow`][what]).toEqual({
      id,
      viewerIsFollowing: false,
      viewerSubscription: null,
    });
    await w.as(bob).run(unfollow(what), { id });
    const of = async (name: string) =>
      (await w.events(name)).filter((event) => event.subjectId === id);
    expect((await of('subscription.set')).map(({ level }) => level)).toEqual(['watching', 'muted']);
    expect(await of('subscription.removed')).toEqual([{ subject: what, subjectId: id }]);
  });

  it('is the own affair of each member', async () => {
    await set(bob, 'tracking');
    expect(await set(ada, 'normal')).toMatchObject({ viewerIsFollowing: false });
    expect(await set(bob, 'tracking')).toMatchObject({ viewerSubscription: 'tracking' });
  });

  it('leaves one row however often it is done at once', async () => {
    const levels = ['watching', 'tracking', 'normal', 'muted'];
    await Promise.all(Array.from({ length: 40 }, (_, i) => set(bob, levels[i % 4])));
    const rows = await w.db.rows('select 1 from subscriptions where member_id = $1', [bob.id]);
    expect(rows).toHaveLength(1);
  });

  it('is for members, of what they see, and takes the known levels', async () => {
    const closed = await w.room(undefined, { visibility: 'private' });
    const hidden = {
      room: closed.id,
      thread: (await w.thread(closed, ada)).id,
      tag: (await w.tag(undefined, { listed_at: null })).id,
    }[what]!;
    for (const document of [follow(what), unfollow(what)]) {
      const anonymous = await w.anonymous.refusal(document, { id: subject(what).id });
      expect(anonymous).toMatchObject({ code: 'UNAUTHENTICATED' });
      for (const id of [hidden, ada.id, '\0', '\ud800', 'x'.repeat(10_000)]) {
        expect(await w.as(bob).refusal(document, { id })).toMatchObject({
          code: 'NOT_FOUND',
          reason: `${what}_not_found`,
        });
      }
    }
    const wrong = await w.as(bob).refusal(follow(what), { id: subject(what).id, level: 'loud' });
    expect(wrong.code).toBe('INVALID');
  });
});

describe('what the viewer follows', () => {
  it('is read for a whole list by one statement', async () => {
    for (let i = 0; i < 6; i++) await w.thread(room, ada);
    const count = (fields: string) =>
      w.statements(() =>
        w.as(bob).run(`query($id: ID!) { threads(roomId: $id) { nodes { id ${fields} } } }`, {
          id: room.id,
        }),
      );
    expect(await count(FIELDS)).toBe((await count('')) + 1);
  });

  it('is nothing for a reader who is not signed in', async () => {
    const { room: seen } = await w.anonymous.run(
      `query($slug: String!) { room(slug: $slug) { ${FIELDS} } }`,
      { slug: room.slug },
    );
    expect(seen).toEqual({ viewerIsFollowing: false, viewerSubscription: null });
  });
});
