import { expectCountersTrue } from '../support/counters.js';
import type { MemberRow, PostRow, RoomRow, ThreadRow } from '../support/factories.js';
import { lastStatements } from '../support/statements.js';
import { type World, world } from '../support/world.js';

const PAGE = `query Page($number: Int!, $first: Int, $after: String, $around: Int, $from: Int) {
  thread(number: $number) {
    posts(first: $first, after: $after, around: $around, from: $from) {
      nodes { number state bodyHtml author { handle } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;
const POST = `query Post($id: ID!) {
  post(id: $id) { id number state bodyHtml bodyMarkdown replyTo { id } thread { number } }
}`;
const WITHDRAW = `mutation Withdraw($id: ID!) {
  postWithdraw(id: $id) { post { state bodyHtml bodyMarkdown viewerCanRestore } }
}`;
const RESTORE = `mutation Restore($id: ID!) {
  postRestore(id: $id) { post { state bodyHtml viewerCanWithdraw } }
}`;

let w: World;
let ada: MemberRow;
let bob: MemberRow;
let staff: MemberRow;
let room: RoomRow;

beforeAll(async () => {
  w = await world({ limitsFactor: 0 });
  staff = await w.member('staff', 'moderator');
});
beforeEach(async () => {
  [ada, bob] = [await w.member(), await w.member()];
  room = await w.room();
});
afterAll(async () => {
  await expectCountersTrue(w);
  await w.close();
});

const rowOf = async (table: string, id: string) =>
  (await w.db.rows<Record<string, any>>(`select * from ${table} where id = $1`, [id]))[0]!;
const threadWith = async (replies: number): Promise<ThreadRow> => {
  const thread = await w.thread(room, ada);
  for (let i = 0; i < replies; i++) await w.post(thread, i % 2 ? ada : bob);
  return thread;
};
const page = async (thread: ThreadRow, variables: Record<string, unknown>) =>
  (await w.anonymous.run(PAGE, { number: thread.number, ...variables })).thread.posts;
const numbers = (posts: { nodes: { number: number }[] }) => posts.nodes.map((p) => p.number);

describe('the pages of a thread', () => {
  it('follow each other without loss or repetition', async () => {
    const thread = await threadWith(6);
    const first = await page(thread, { first: 3 });
    const second = await page(thread, { first: 3, after: first.pageInfo.endCursor });
    const third = await page(thread, { first: 3, after: second.pageInfo.endCursor });
    expect([first, second, third].map(numbers)).toEqual([[1, 2, 3], [4, 5, 6], [7]]);
    expect([first, second, third].map((p) => p.pageInfo.hasNextPage)).toEqual([true, true, false]);
  });

  it('open around a number, and at one, also where numbers are missing', async () => {
    const thread = await threadWith(11);
    await w.db.rows('delete from posts where thread_id = $1 and number = 6', [thread.id]);
    await w.db.rows('update threads set reply_count = reply_count - 1 where id = $1', [thread.id]);
    await w.db.rows('update rooms set post_count = post_count - 1 where id = $1', [room.id]);
    await w.db.rows('update members set post_count = post_count - 1 where id = $1', [bob.id]);
    expect(numbers(await page(thread, { first: 5, around: 7 }))).toEqual([4, 5, 7, 8, 9]);
    expect(numbers(await page(thread, { first: 5, around: 6 }))).toEqual([4, 5, 7, 8, 9]);
    expect(numbers(await page(thread, { first: 5, around: 1 }))).toEqual([1, 2, 3, 4, 5]);
    expect(numbers(await page(thread, { first: 5, around: 12 }))).toEqual([10, 11, 12]);
    expect(numbers(await page(thread, { first: 3, from: 6 }))).toEqual([7, 8, 9]);
    expect(numbers(await page(thread, { first: 3, around: 2_147_483_647 }))).toEqual([12]);
  });

  it('refuse pages that cannot be and cursors of another list', async () => {
    const [thread, other] = [await threadWith(3), await threadWith(3)];
    const refused = (variables: Record<string, unknown>) =>
      w.anonymous.refusal(PAGE, { number: thread.number, ...variables });
    for (const first of [0, -1, 101]) {
      expect(await refused({ first })).toMatchObject({ reason: 'first_out_of_range' });
    }
    expect((await refused({ first: 2 ** 31 })).code).toBe('INVALID');
    const foreign = (await page(other, { first: 2 })).pageInfo.endCursor;
    const own = (await page(thread, { first: 2 })).pageInfo.endCursor;
    const tampered = (at: number) =>
      own.slice(0, at) + (own[at] === 'A' ? 'B' : 'A') + own.slice(at + 1);
    const wrong = [foreign, tampered(0), tampered(14), own.slice(1), 'nonsense', '\0', '\ud800'];
    for (const after of [...wrong, 'é'.repeat(5_000)]) {
      expect(await refused({ after })).toMatchObject({ code: 'INVALID', reason: 'cursor_invalid' });
    }
    for (const around of [0, -5]) {
      expect(await refused({ around })).toMatchObject({ reason: 'number_out_of_range' });
    }
  });

  it('cost the same few statements for one post and for many', async () => {
    const [short, long] = [await threadWith(1), await threadWith(30)];
    const cost = (thread: ThreadRow) => w.statements(() => page(thread, { first: 30 }));
    await cost(short);
    const few = await cost(short);
    expect(await cost(long)).toBe(few);
    expect({ few, statements: lastStatements() }).toMatchObject({ few: 1 });
  });
});

describe('what the viewer may do', () => {
  const RIGHTS = `query Rights($number: Int!) {
    thread(number: $number) {
      posts(first: 50) {
        nodes {
          bodyMarkdown isAnswer revisionCount replyTo { number } author { handle }
          viewerCanEdit viewerCannotEditReason viewerCanWithdraw viewerCanRestore
          viewerCanChooseAsAnswer
        }
      }
    }
  }`;

  it('costs no statement per post', async () => {
    const [short, long] = [await threadWith(2), await threadWith(40)];
    const cost = (thread: ThreadRow) =>
      w.statements(() => w.as(ada).run(RIGHTS, { number: thread.number }));
    await cost(short);
    expect(await cost(long)).toBe(await cost(short));
  });

  it('is said of each post', async () => {
    const thread = await threadWith(1);
    const read = async (member: MemberRow | null) =>
      (await w.as(member).run(RIGHTS, { number: thread.number })).thread.posts.nodes;
    const rights = { viewerCanEdit: true, viewerCannotEditReason: null, viewerCanRestore: false };
    expect(await read(bob)).toMatchObject([
      { viewerCanEdit: false, viewerCannotEditReason: 'not_author', viewerCanWithdraw: false },
      { ...rights, viewerCanWithdraw: true, viewerCanChooseAsAnswer: false },
    ]);
    expect(await read(ada)).toMatchObject([
      { ...rights, viewerCanWithdraw: false },
      { viewerCanEdit: false, viewerCanChooseAsAnswer: true },
    ]);
    expect(await read(null)).toMatchObject([
      { viewerCannotEditReason: 'sign_in_required' },
      { viewerCannotEditReason: 'sign_in_required', viewerCanChooseAsAnswer: false },
    ]);
  });
});

describe('a post by its id', () => {
  it('is found by everyone who sees its thread and by nobody else', async () => {
    const secret = await w.room(undefined, { visibility: 'private' });
    await w.roomMember(secret, bob);
    const hidden = await w.thread(secret, bob);
    const find = async (member: MemberRow | null) =>
      (await w.as(member).run(POST, { id: hidden.openingId })).post?.number ?? null;
    expect(await find(bob)).toBe(1);
    expect(await find(staff)).toBe(1);
    expect(await find(ada)).toBeNull();
    expect(await find(null)).toBeNull();
  });

  it('is null for what is no id at all', async () => {
    for (const id of ['', 'x', '\0', '\ud800', room.id, 'A'.repeat(10_000)]) {
      expect((await w.anonymous.run(POST, { id })).post).toBeNull();
    }
  });

  it('does not show the post replied to when that moved out of sight', async () => {
    const secret = await w.room(undefined, { visibility: 'private' });
    const hidden = await w.thread(secret, ada);
    const thread = await w.thread(room, ada);
    const post = await w.post(thread, bob, { reply_to_id: hidden.openingId });
    const replyTo = async (member: MemberRow | null) =>
      (await w.as(member).run(POST, { id: post.id })).post.replyTo;
    expect(await replyTo(bob)).toBeNull();
    expect(await replyTo(staff)).toEqual({ id: hidden.openingId });
  });
});

describe('withdrawing a reply', () => {
  let thread: ThreadRow;
  let post: PostRow;

  beforeEach(async () => {
    thread = await w.thread(room, ada);
    post = await w.post(thread, bob, { body_markdown: 'Regrettable words.' });
  });

  it('takes the text from readers, leaves its place, counts it out and tells', async () => {
    const { post: withdrawn } = (await w.as(bob).run(WITHDRAW, { id: post.id })).postWithdraw;
    expect(withdrawn).toEqual({
      state: 'withdrawn',
      bodyHtml: null,
      bodyMarkdown: 'Regrettable words.',
      viewerCanRestore: true,
    });
    for (const reader of [null, ada]) {
      const seen = (await w.as(reader).run(POST, { id: post.id })).post;
      expect(seen).toMatchObject({ state: 'withdrawn', bodyHtml: null, bodyMarkdown: null });
    }
    expect((await w.as(staff).run(POST, { id: post.id })).post).toMatchObject({
      bodyHtml: null,
      bodyMarkdown: 'Regrettable words.',
    });
    expect(numbers(await page(thread, {}))).toEqual([1, 2]);
    const opening = await rowOf('posts', thread.openingId);
    expect(await rowOf('threads', thread.id)).toMatchObject({
      reply_count: 0,
      participant_count: 1,
      last_number: 2,
      last_poster_id: ada.id,
      last_post_at: opening.created_at,
    });
    expect(await rowOf('rooms', room.id)).toMatchObject({ post_count: 1 });
    expect(await rowOf('members', bob.id)).toMatchObject({ post_count: 0 });
    expect((await w.events('post.withdrawn')).at(-1)).toEqual({
      postId: post.id,
      threadId: thread.id,
      roomId: room.id,
      authorId: bob.id,
      number: 2,
    });
  });

  it('is the same twice as once, also at once', async () => {
    const before = (await w.events('post.withdrawn')).length;
    await Promise.all(Array.from({ length: 10 }, () => w.as(bob).run(WITHDRAW, { id: post.id })));
    expect((await w.events('post.withdrawn')).length).toBe(before + 1);
    expect(await rowOf('threads', thread.id)).toMatchObject({ reply_count: 0 });
  });

  it('is undone by its author, under the same number', async () => {
    await w.as(bob).run(WITHDRAW, { id: post.id });
    const { post: restored } = (await w.as(bob).run(RESTORE, { id: post.id })).postRestore;
    expect(restored).toMatchObject({ state: 'standing', viewerCanWithdraw: true });
    expect(restored.bodyHtml).toContain('Regrettable');
    expect(await rowOf('threads', thread.id)).toMatchObject({
      reply_count: 1,
      participant_count: 2,
      last_poster_id: bob.id,
    });
    expect((await w.events('post.restored')).at(-1)).toMatchObject({ postId: post.id });
  });

  it('is for its author alone, and not for the opening post', async () => {
    for (const member of [ada, staff]) {
      expect(await w.as(member).refusal(WITHDRAW, { id: post.id })).toMatchObject({
        code: 'FORBIDDEN',
        reason: 'not_author',
      });
    }
    expect(await w.anonymous.refusal(WITHDRAW, { id: post.id })).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    expect(await w.as(ada).refusal(WITHDRAW, { id: thread.openingId })).toMatchObject({
      reason: 'opening_post',
    });
    expect(await w.as(ada).refusal(WITHDRAW, { id: 'nonsense' })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('does not bring back what staff removed', async () => {
    const removed = await w.post(thread, bob);
    await w.db.rows(`update posts set removed_at = now(), removal = 'imported' where id = $1`, [
      removed.id,
    ]);
    for (const change of [WITHDRAW, RESTORE]) {
      expect(await w.as(bob).refusal(change, { id: removed.id })).toMatchObject({
        reason: 'post_removed',
      });
    }
    await w.db.rows('update posts set removed_at = null, removal = null where id = $1', [
      removed.id,
    ]);
  });

  it('is not undone in a thread that was locked since', async () => {
    await w.as(bob).run(WITHDRAW, { id: post.id });
    await w.db.rows(`update threads set state = 'locked', lock_is_imported = true where id = $1`, [
      thread.id,
    ]);
    expect(await w.as(bob).refusal(RESTORE, { id: post.id })).toMatchObject({
      reason: 'thread_locked',
    });
  });
});

describe('what a member wrote', () => {
  const WRITINGS = `query Writings($handle: String!, $first: Int, $after: String) {
    member(handle: $handle) {
      posts(first: $first, after: $after) {
        nodes { id thread { title } }
        pageInfo { hasNextPage endCursor }
      }
      answers { nodes { id } }
    }
  }`;
  const listed = async (viewer: MemberRow | null) =>
    (await w.as(viewer).run(WRITINGS, { handle: bob.handle, first: 100 })).member.posts.nodes.map(
      (post: { id: string }) => post.id,
    );

  it('is listed as far as the viewer may see it, the latest first', async () => {
    const secret = await w.room(undefined, { visibility: 'private' });
    const club = await w.room(undefined, { visibility: 'members' });
    await w.roomMember(secret, bob);
    const open = await w.post(await w.thread(room, ada), bob);
    const inner = await w.post(await w.thread(club, ada), bob);
    const hidden = await w.post(await w.thread(secret, bob), bob);
    const gone = await w.post(await w.thread(room, ada), bob);
    await w.as(bob).run(WITHDRAW, { id: gone.id });
    expect(await listed(null)).toEqual([open.id]);
    expect(await listed(ada)).toEqual([inner.id, open.id]);
    expect((await listed(bob))[0]).toBe(hidden.id);
    expect(await listed(staff)).toContain(hidden.id);
    expect(await listed(staff)).not.toContain(gone.id);
  });

  it('comes in pages whose cursors fit this member alone', async () => {
    const thread = await w.thread(room, ada);
    const ids = [];
    for (let i = 0; i < 5; i++) ids.unshift((await w.post(thread, bob)).id);
    const read = async (after: string | null) =>
      (await w.anonymous.run(WRITINGS, { handle: bob.handle, first: 2, after })).member.posts;
    const one = await read(null);
    const two = await read(one.pageInfo.endCursor);
    const three = await read(two.pageInfo.endCursor);
    const all = [one, two, three].flatMap((p) => p.nodes.map((post: { id: string }) => post.id));
    expect(all).toEqual(ids);
    expect(three.pageInfo.hasNextPage).toBe(false);
    const foreign = { handle: ada.handle, after: one.pageInfo.endCursor };
    expect(await w.anonymous.refusal(WRITINGS, foreign)).toMatchObject({
      reason: 'cursor_invalid',
    });
  });
});
