import type { MemberRow, RoomRow, ThreadRow } from '../support/factories.js';
import { type World, world } from '../support/world.js';

const ADD = `mutation Add($postId: ID!) {
  bookmarkAdd(postId: $postId) { post { id viewerHasBookmarked } }
}`;
const REMOVE = `mutation Remove($postId: ID!) {
  bookmarkRemove(postId: $postId) { post { id viewerHasBookmarked } }
}`;
const LIST = `query List($first: Int, $after: String) {
  viewer { bookmarks(first: $first, after: $after) {
    nodes { createdAt post { id bodyHtml thread { number title } } }
    pageInfo { hasNextPage endCursor }
  } }
}`;

let w: World;
let ada: MemberRow;
let bob: MemberRow;
let room: RoomRow;
let thread: ThreadRow;

beforeAll(async () => {
  w = await world();
});
beforeEach(async () => {
  [ada, bob] = [await w.member(), await w.member()];
  room = await w.room();
  thread = await w.thread(room, ada);
});
afterAll(() => w.close());

const add = async (who: MemberRow, postId: string) =>
  (await w.as(who).run(ADD, { postId })).bookmarkAdd.post;
const page = async (who: MemberRow, variables = {}) =>
  (await w.as(who).run(LIST, variables)).viewer.bookmarks;
const listed = async (who: MemberRow): Promise<string[]> =>
  (await page(who)).nodes.map((node: { post: { id: string } }) => node.post.id);

describe('bookmarks', () => {
  it('are kept once, listed for their owner alone, and taken back', async () => {
    expect(await add(bob, thread.openingId)).toEqual({
      id: thread.openingId,
      viewerHasBookmarked: true,
    });
    await add(bob, thread.openingId);
    expect(await listed(bob)).toEqual([thread.openingId]);
    expect(await listed(ada)).toEqual([]);
    const { bookmarkRemove } = await w.as(bob).run(REMOVE, { postId: thread.openingId });
    expect(bookmarkRemove.post.viewerHasBookmarked).toBe(false);
    expect(await listed(bob)).toEqual([]);
    const events = await w.events('bookmark.added');
    expect(events.filter((event) => event.postId === thread.openingId)).toHaveLength(1);
    expect(await w.events('bookmark.removed')).toContainEqual({
      postId: thread.openingId,
      threadId: thread.id,
    });
  });

  it('come in pages from the latest to the oldest, without loss at equal times', async () => {
    const posts: string[] = [];
    for (let i = 0; i < 7; i++) posts.push((await w.post(thread, ada)).id);
    w.setNow(new Date('2026-03-01T12:00:00Z'));
    for (const id of posts) await add(bob, id);
    w.setNow(null);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { nodes, pageInfo } = await page(bob, { first: 3, after });
      seen.push(...nodes.map((node: { post: { id: string } }) => node.post.id));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after);
    expect(seen).toHaveLength(7);
    expect(new Set(seen)).toEqual(new Set(posts));
  });

  it('leave the list when the post can no longer be read, and come back with the right', async () => {
    const closed = await w.room(undefined, { visibility: 'private' });
    await w.roomMember(closed, bob);
    const inside = await w.thread(closed, ada);
    await add(bob, inside.openingId);
    const gone = await w.post(thread, ada);
    await add(bob, gone.id);
    expect(await listed(bob)).toEqual([gone.id, inside.openingId]);
    await w.db.rows('delete from room_members where member_id = $1', [bob.id]);
    await w.db.rows(`update posts set removed_at = now(), removal = 'imported' where id = $1`, [
      gone.id,
    ]);
    expect(await listed(bob)).toEqual([]);
    await w.roomMember(closed, bob);
    expect(await listed(bob)).toEqual([inside.openingId]);
  });

  it('are for members, of posts that stand where they read', async () => {
    const refused = (who: MemberRow | null, postId: string) => w.as(who).refusal(ADD, { postId });
    expect(await refused(null, thread.openingId)).toMatchObject({ code: 'UNAUTHENTICATED' });
    const gone = await w.post(thread, ada, { withdrawn_at: new Date() });
    expect(await refused(bob, gone.id)).toMatchObject({ reason: 'post_not_standing' });
    const closed = await w.thread(await w.room(undefined, { visibility: 'private' }), ada);
    for (const postId of [closed.openingId, thread.id, '\0', 'x'.repeat(10_000)]) {
      expect(await refused(bob, postId)).toMatchObject({ code: 'NOT_FOUND' });
    }
    const fresh = await w.member(undefined, 'member', { email_confirmed_at: null });
    expect(await add(fresh, thread.openingId)).toMatchObject({ viewerHasBookmarked: true });
  });

  it('refuse pages of impossible sizes and cursors of others', async () => {
    for (const first of [0, -1, 101]) {
      expect(await w.as(bob).refusal(LIST, { first })).toMatchObject({
        reason: 'first_out_of_range',
      });
    }
    await add(bob, thread.openingId);
    const { pageInfo } = await page(bob);
    const tampered = `${pageInfo.endCursor.slice(0, -2)}AA`;
    for (const after of [tampered, 'x', '\0', 'A'.repeat(5_000)]) {
      expect(await w.as(bob).refusal(LIST, { after })).toMatchObject({ reason: 'cursor_invalid' });
    }
  });

  it('read a page of any length in the same number of statements', async () => {
    const count = () => w.statements(() => page(bob, { first: 50 }));
    await add(bob, thread.openingId);
    await count();
    const one = await count();
    for (let i = 0; i < 10; i++) await add(bob, (await w.post(await w.thread(room, ada), ada)).id);
    expect(await count()).toBe(one);
  });
});
