import { Broadcast, type Hint } from '@parvis/kernel';
import type { MemberRow, PostRow, RoomRow, ThreadRow } from '../support/factories.js';
import { Review } from '../support/review.js';
import { type World, world } from '../support/world.js';

const MOVE =
  'mutation ($id: ID!, $roomId: ID!) { threadMove(id: $id, roomId: $roomId) { thread { id } } }';
const SPLIT = `mutation ($id: ID!, $input: ThreadSplitInput!) {
  threadSplit(id: $id, input: $input) { thread { id number title } } }`;
const CASE = `query ($id: ID!) { reviewable(id: $id) {
  state version score thread { title } room { slug } content { title } flags { state } } }`;

let w: World;
let review: Review;
let [here, there]: RoomRow[] = [];
let thread: ThreadRow;
let [author, admin, hereGuard, thereGuard, reader]: MemberRow[] = [];
const told: Hint[] = [];

beforeAll(async () => {
  w = await world();
  review = new Review(w);
  [here, there] = [await w.room('here'), await w.room('there')];
  admin = await w.member('root', 'admin');
  [hereGuard, thereGuard] = [await w.member('hereGuard'), await w.member('thereGuard')];
  await w.roomMember(here, hereGuard, 'moderator');
  await w.roomMember(there, thereGuard, 'moderator');
  const broadcast = w.app.nest.get(Broadcast);
  for (const topic of ['review', 'review-left']) broadcast.on(topic, (hint) => told.push(hint));
});
beforeEach(async () => {
  [author, reader] = [await w.member(), await w.member()];
  thread = await w.thread(here!, author!);
});
afterAll(() => w.close());

const seen = async (viewer: MemberRow, id: string) =>
  (await w.as(viewer).run(CASE, { id })).reviewable;
const split = async (posts: PostRow[], roomId = there!.id) => {
  const input = { title: 'A thread of its own', postIds: posts.map(({ id }) => id), roomId };
  return (await w.as(admin!).run(SPLIT, { id: thread.id, input })).threadSplit.thread;
};
/** Waits for the hints on a case that NOTIFY brings. */
async function hintsOn(id: string): Promise<Hint[]> {
  for (let tries = 0; tries < 40; tries++) {
    const found = told.filter((hint) => hint.id.startsWith(id));
    if (found.some(({ topic }) => topic === 'review-left')) return found;
    await new Promise((done) => setTimeout(done, 50));
  }
  return told.filter((hint) => hint.id.startsWith(id));
}

describe('the case of a post that is split off', () => {
  it('goes with it, open and with its flags; the other stays', async () => {
    const [gone, stays] = [await w.post(thread, author!), await w.post(thread, author!)];
    const [goneCase, staysCase] = [
      await review.flagged(gone.id, reader!),
      await review.flagged(stays.id, reader!),
    ];
    await split([gone]);
    expect(await seen(hereGuard!, goneCase)).toBeNull();
    expect(await seen(thereGuard!, goneCase)).toMatchObject({
      state: 'open',
      room: { slug: 'there' },
      thread: { title: 'A thread of its own' },
      flags: [{ state: 'pending' }],
    });
    expect(await seen(hereGuard!, staysCase)).toMatchObject({
      state: 'open',
      version: 1,
      room: { slug: 'here' },
    });
    expect(await seen(thereGuard!, staysCase)).toBeNull();
  });

  it('is read anew when the post opens a thread now, and voids what was decided before', async () => {
    const post = await w.post(thread, author!);
    const item = await review.flagged(post.id, reader!);
    const { decision } = await review.act(admin!, item, ['hide']);
    await split([post]);
    expect(await seen(thereGuard!, item)).toMatchObject({
      version: 2,
      content: { title: 'A thread of its own' },
    });
    await review.settle();
    const [row] = await w.db.rows('select state, void_reason from decisions where id = $1', [
      decision.id,
    ]);
    expect(row).toEqual({ state: 'void', void_reason: 'content_changed' });
    expect(await seen(thereGuard!, item)).toMatchObject({ state: 'open' });
  });

  it('keeps what was decided: a hidden reply that goes along stays hidden, and comes back', async () => {
    const [first, hidden] = [await w.post(thread, author!), await w.post(thread, author!)];
    const item = await review.flagged(hidden.id, reader!);
    const decision = await review.done(admin!, item, ['hide']);
    const { number } = await split([first, hidden]);
    const posts = async () =>
      (
        await w.anonymous.run(
          'query ($n: Int!) { thread(number: $n) { replyCount posts { nodes { state } } } }',
          { n: number },
        )
      ).thread;
    expect(await posts()).toEqual({
      replyCount: 0,
      posts: { nodes: [{ state: 'standing' }, { state: 'hidden' }] },
    });
    await review.reverse(admin!, decision.id);
    await review.settle();
    expect(await posts()).toEqual({
      replyCount: 1,
      posts: { nodes: [{ state: 'standing' }, { state: 'standing' }] },
    });
  });
});

describe('a case that changes rooms', () => {
  it('is told of to the room it left as well', async () => {
    const post = await w.post(thread, author!);
    const item = await review.flagged(post.id, reader!);
    await w.as(admin!).run(MOVE, { id: thread.id, roomId: there!.id });
    expect(await hintsOn(item)).toContainEqual({
      topic: 'review-left',
      id: `${item} ${here!.id}`,
    });
    expect(await seen(thereGuard!, item)).not.toBeNull();
    expect(await seen(hereGuard!, item)).toBeNull();
  });
});
