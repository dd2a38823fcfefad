import type { MemberRow, PostRow, RoomRow, ThreadRow } from '../support/factories.js';
import { expectFeedbackTrue } from '../support/feedback-counters.js';
import { type World, world } from '../support/world.js';

const FIELDS = 'reactions { kind count viewerHasReacted } viewerCanReact';
const ADD = `mutation Add($postId: ID!, $kind: ReactionKind!) {
  reactionAdd(postId: $postId, kind: $kind) { post { id ${FIELDS} } }
}`;
const REMOVE = `mutation Remove($postId: ID!, $kind: ReactionKind!) {
  reactionRemove(postId: $postId, kind: $kind) { post { id ${FIELDS} } }
}`;
const POST = `query Post($id: ID!) { post(id: $id) { ${FIELDS} } }`;
const PAGE = `query Page($number: Int!) {
  thread(number: $number) { posts(first: 50) { nodes { id ${FIELDS} } } }
}`;

let w: World;
let ada: MemberRow;
let bob: MemberRow;
let room: RoomRow;
let thread: ThreadRow;
let post: PostRow;

beforeAll(async () => {
  w = await world();
});
beforeEach(async () => {
  [ada, bob] = [await w.member(), await w.member()];
  room = await w.room();
  thread = await w.thread(room, ada);
  post = await w.post(thread, ada);
});
afterAll(async () => {
  await expectFeedbackTrue(w);
  await w.close();
});

const add = async (who: MemberRow, kind: string, postId = post.id) =>
  (await w.as(who).run(ADD, { postId, kind })).reactionAdd.post;
const remove = async (who: MemberRow, kind: string, postId = post.id) =>
  (await w.as(who).run(REMOVE, { postId, kind })).reactionRemove.post;
const eventsOf = async (name: string, postId = post.id) =>
  (await w.events(name)).filter((event) => event.postId === postId);

describe('reactions', () => {
  it('count once per member and kind, whatever is repeated', async () => {
    await add(bob, 'like');
    await add(bob, 'like');
    await add(bob, 'thanks');
    const { reactions } = await add(await w.member(), 'like');
    expect(reactions).toEqual([
      { kind: 'like', count: 2, viewerHasReacted: true },
      { kind: 'thanks', count: 1, viewerHasReacted: false },
    ]);
    expect(await eventsOf('reaction.added')).toEqual([
      { postId: post.id, threadId: thread.id, authorId: ada.id, kind: 'like' },
      { postId: post.id, threadId: thread.id, authorId: ada.id, kind: 'thanks' },
      { postId: post.id, threadId: thread.id, authorId: ada.id, kind: 'like' },
    ]);
  });

  it('are taken back, and a kind that nobody gives any more is gone', async () => {
    await add(bob, 'laugh');
    expect((await remove(bob, 'laugh')).reactions).toEqual([]);
    expect((await remove(bob, 'laugh')).reactions).toEqual([]);
    expect(await eventsOf('reaction.removed')).toHaveLength(1);
  });

  it('start from the likes that an import brought', async () => {
    const old = await w.post(thread, ada, { imported_likes: 7, reaction_counts: { like: 7 } });
    expect((await add(bob, 'like', old.id)).reactions).toMatchObject([{ kind: 'like', count: 8 }]);
    expect((await remove(bob, 'like', old.id)).reactions).toMatchObject([{ count: 7 }]);
  });

  it('are exact after 200 parallel calls, every member twice and some of them back', async () => {
    const crowd = await Promise.all(Array.from({ length: 100 }, () => w.member()));
    const calls = [...crowd, ...crowd].map((member) => add(member, 'celebrate'));
    await Promise.all(calls);
    await Promise.all(crowd.slice(0, 30).map((member) => remove(member, 'celebrate')));
    const { post: now } = await w.anonymous.run(POST, { id: post.id });
    expect(now.reactions).toEqual([{ kind: 'celebrate', count: 70, viewerHasReacted: false }]);
    expect(await eventsOf('reaction.added')).toHaveLength(100);
  });

  it('are for confirmed members, on what others wrote', async () => {
    const refused = (who: MemberRow | null, postId = post.id) =>
      w.as(who).refusal(ADD, { postId, kind: 'like' });
    expect(await refused(null)).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await refused(ada)).toMatchObject({ code: 'FORBIDDEN', reason: 'own_post' });
    const fresh = await w.member(undefined, 'member', { email_confirmed_at: null });
    expect(await refused(fresh)).toMatchObject({ reason: 'email_unconfirmed' });
    const { post: seen } = await w.as(bob).run(POST, { id: post.id });
    expect(seen.viewerCanReact).toBe(true);
  });

  it('end where a post was withdrawn or a thread archived', async () => {
    const gone = await w.post(thread, ada, { withdrawn_at: new Date() });
    const refused = await w.as(bob).refusal(ADD, { postId: gone.id, kind: 'like' });
    expect(refused).toMatchObject({ code: 'FORBIDDEN', reason: 'post_not_standing' });
    const kept = await w.thread(room, ada, { state: 'archived' });
    const late = await w.as(bob).refusal(ADD, { postId: kept.openingId, kind: 'like' });
    expect(late).toMatchObject({ reason: 'thread_archived' });
  });

  it('treat a post of a closed room, an unknown one and nonsense alike', async () => {
    const closed = await w.room(undefined, { visibility: 'private' });
    const inside = await w.thread(closed, ada);
    for (const id of [inside.openingId, thread.id, 'nonsense', '\0', 'x'.repeat(10_000)]) {
      for (const document of [ADD, REMOVE]) {
        const refused = await w.as(bob).refusal(document, { postId: id, kind: 'like' });
        expect(refused).toMatchObject({ code: 'NOT_FOUND', reason: 'post_not_found' });
      }
    }
    expect((await w.as(bob).refusal(ADD, { postId: post.id, kind: 'hate' })).code).toBe('INVALID');
  });

  it('come no faster than a person clicks', async () => {
    w.config.limitsFactor = 1;
    try {
      const eager = w.as(bob);
      for (let i = 0; i < 120; i++) await eager.run(ADD, { postId: post.id, kind: 'like' });
      const refused = await eager.refusal(ADD, { postId: post.id, kind: 'thanks' });
      expect(refused).toMatchObject({ code: 'RATE_LIMITED' });
      expect(refused.retryAfter).toBeGreaterThan(0);
      await add(await w.member(), 'thanks');
    } finally {
      w.config.limitsFactor = 0;
    }
  });

  it('cost a page no statement of their own', async () => {
    for (let i = 0; i < 10; i++) {
      const other = await w.post(thread, ada);
      await add(bob, 'like', other.id);
    }
    const plain = PAGE.replace(FIELDS, 'reactions { kind count }');
    const count = (who: MemberRow | null, document: string) =>
      w.statements(() => w.as(who).run(document, { number: thread.number }));
    const mine = PAGE.replace(FIELDS, 'reactions { kind viewerHasReacted }');
    expect(await count(bob, mine)).toBe(await count(bob, plain));
    expect(await count(null, mine)).toBe(await count(null, plain));
  });
});
