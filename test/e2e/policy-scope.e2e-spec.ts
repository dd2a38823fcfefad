import {
  ExpertVerificationsRepository,
  PostsRepository,
  postPolicy,
  RoomsRepository,
  roomPolicy,
  TagsRepository,
  ThreadsRepository,
  tagPolicy,
  threadPolicy,
} from '@parvis/forum';
import { isUuid, type Viewer } from '@parvis/kernel';
import { type ClosedWorld, closedWorld } from '../support/canaries.js';
import { PRINCIPALS, viewerOf } from '../support/principals.js';
import { Review } from '../support/review.js';
import { type World, world } from '../support/world.js';

let w: World;
let closed: ClosedWorld;
const viewers = new Map<string, Viewer>();

beforeAll(async () => {
  w = await world();
  closed = await closedWorld(w);
  for (const name of PRINCIPALS) viewers.set(name, await viewerOf(w, closed.who[name]));
  viewers.set('silenced', await sanctioned('silence'));
  viewers.set('suspended', await sanctioned('suspend'));
  await w.db.rows('update threads set merged_into_id = $2 where id = $1', [
    (await w.thread(closed.rooms.open, closed.who.author)).id,
    closed.threads.open.id,
  ]);
});
afterAll(() => w.close());

/** A moderator of the private room, under a sanction: the one reads on, the other is outside. */
async function sanctioned(kind: 'silence' | 'suspend'): Promise<Viewer> {
  const review = new Review(w);
  const member = await w.member();
  await w.roomMember(closed.rooms.closed, member, 'moderator');
  const item = await review.opened(closed.who.admin, { memberId: member.id });
  await review.done(closed.who.admin, item, [[kind, 24]]);
  return viewerOf(w, member);
}

const get = <T>(type: new (...args: never[]) => T): T => w.app.nest.get<T>(type, { strict: false });
const idsOf = async (table: string): Promise<string[]> =>
  (await w.db.rows<{ id: string }>(`select id from ${table} order by id`)).map(({ id }) => id);

/** Asks both for every principal, and that each thing is seen by some and not by others. */
async function expectAgreement(
  ids: string[],
  one: (viewer: Viewer, id: string) => Promise<boolean>,
  many: (viewer: Viewer) => Promise<string[]>,
  least = 4,
): Promise<void> {
  const sights = new Set<string>();
  for (const [name, viewer] of viewers) {
    const seen: string[] = [];
    for (const id of ids) if (await one(viewer, id)) seen.push(id);
    expect([name, ...(await many(viewer)).sort()]).toEqual([name, ...seen.sort()]);
    sights.add(seen.join());
  }
  expect(sights.size).toBeGreaterThanOrEqual(least);
}

it('asks a silenced and a suspended moderator among the principals', () => {
  expect(viewers.get('silenced')!.silencedUntil).not.toBeNull();
  expect(viewers.get('suspended')!.suspendedUntil).not.toBeNull();
});

describe('the rule for one and the condition for many agree for every principal', () => {
  it('on rooms', async () => {
    const rooms = get(RoomsRepository);
    await expectAgreement(
      await idsOf('rooms'),
      async (viewer, id) => roomPolicy.see(viewer, (await rooms.byId(id))!) === null,
      async (viewer) => (await rooms.listVisible(viewer)).map(({ id }) => id),
    );
  });

  it('on threads, whatever became of them', async () => {
    const [threads, rooms] = [get(ThreadsRepository), get(RoomsRepository)];
    const ids = await idsOf('threads');
    expect(ids.every(isUuid)).toBe(true);
    await expectAgreement(
      ids,
      async (viewer, id) => {
        const thread = (await threads.byId(id))!;
        return threadPolicy.see(viewer, thread, (await rooms.byId(thread.roomId))!) === null;
      },
      async (viewer) => (await threads.visibleTo(viewer, ids)).map(({ id }) => id),
    );
  });

  it('on posts, as far as a member is shown what another wrote', async () => {
    const [threads, rooms] = [get(ThreadsRepository), get(RoomsRepository)];
    const posts = await get(PostsRepository).byIds(await idsOf('posts'));
    const written = posts.filter((post) => !post.withdrawnAt && !post.removedAt);
    const LIST =
      'query ($handle: String!) { member(handle: $handle) { posts(first: 100) { nodes { id } } } }';
    await expectAgreement(
      written.map(({ id }) => id),
      async (viewer, id) => {
        const thread = (await threads.byId(posts.find((post) => post.id === id)!.threadId))!;
        const room = (await rooms.byId(thread.roomId))!;
        return postPolicy.see(viewer, { thread, room }) === null;
      },
      async (viewer) => {
        const as = w.as(viewer.memberId ? { id: viewer.memberId } : null);
        const lists = Object.values(closed.who).flatMap((member) =>
          member ? [as.run(LIST, { handle: member.handle })] : [],
        );
        return (await Promise.all(lists)).flatMap(({ member }) =>
          member.posts.nodes.map(({ id }: { id: string }) => id),
        );
      },
    );
  });

  it('on tags, those of withdrawn threads and of none among them', async () => {
    const tags = get(TagsRepository);
    await w.tag('unused', { listed_at: null });
    const hidden = await w.tag('on a hidden thread', { listed_at: null });
    await w.db.rows('insert into thread_tags (thread_id, tag_id) values ($1, $2)', [
      closed.threads.closedWithdrawn.id,
      hidden.id,
    ]);
    const main = await tags.byIds(await idsOf('tags'));
    await expectAgreement(
      main.filter(({ synonymOfId }) => synonymOfId === null).map(({ id }) => id),
      async (viewer, id) => {
        const tag = main.find((known) => known.id === id)!;
        return tagPolicy.see(viewer, tag, await tags.roomsUsing(id)) === null;
      },
      async (viewer) => (await tags.visibleTo(viewer).getMany()).map(({ id }) => id),
    );
  });

  it('on what members are experts of, by the tag or the room', async () => {
    const [tags, rooms] = [get(TagsRepository), get(RoomsRepository)];
    const experts = get(ExpertVerificationsRepository);
    const all = await w.db.rows<{
      id: string;
      memberId: string;
      tagId: string | null;
      roomId: string | null;
    }>(
      `select id, member_id as "memberId", tag_id as "tagId", room_id as "roomId"
       from expert_verifications`,
    );
    await expectAgreement(
      all.map(({ id }) => id),
      async (viewer, id) => {
        const { tagId, roomId } = all.find((known) => known.id === id)!;
        if (roomId) return roomPolicy.see(viewer, (await rooms.byId(roomId))!) === null;
        const tag = (await tags.byId(tagId!))!;
        return tagPolicy.see(viewer, tag, await tags.roomsUsing(tag.id)) === null;
      },
      async (viewer) => {
        const memberIds = all.map(({ memberId }) => memberId);
        const seen = await experts.visibleOf(viewer, memberIds, new Date());
        return seen.map(({ id }) => id);
      },
      // Public ones, and those of the private room: two sights are all there are.
      2,
    );
  });
});
