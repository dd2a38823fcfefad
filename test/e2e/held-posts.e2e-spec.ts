import { expectCountersTrue } from '../support/counters.js';
import type { MemberRow, RoomRow, ThreadRow } from '../support/factories.js';
import { type World, world } from '../support/world.js';

const HELD = 'id kind state title bodyMarkdown hits { rule detail } publishedPost { number }';
const REPLY = `mutation Reply($threadId: ID!, $input: PostCreateInput!) {
  postCreate(threadId: $threadId, input: $input) { heldForReview heldPost { ${HELD} } post { id } }
}`;
const ASK = `mutation Ask($input: ThreadCreateInput!) {
  threadCreate(input: $input) { heldForReview heldPost { ${HELD} } thread { id } }
}`;
const EDIT = `mutation Edit($id: ID!, $input: PostUpdateInput!) {
  postUpdate(id: $id, input: $input) { heldForReview heldPost { ${HELD} } post { id } }
}`;
const MINE = `{ viewer { heldPosts(first: 10) { nodes {
  ${HELD} bodyHtml createdAt settledAt room { slug } thread { number }
} } } }`;
const WITHDRAW = `mutation Withdraw($id: ID!) { heldPostWithdraw(id: $id) { heldPost { state } } }`;
const QUEUE = `query Queue { reviewables(first: 50) { nodes {
  id kind version contentHash heldPost { ${HELD} } flags { source reason { code } note }
} } }`;
const DECIDE = `mutation Decide($id: ID!, $input: DecisionInput!) {
  reviewableDecide(id: $id, input: $input) { decision { id state } reviewable { state } }
}`;
const REVERSE = `mutation Reverse($id: ID!, $input: DecisionReverseInput!) {
  decisionReverse(id: $id, input: $input) { decision { id } }
}`;
const LINK = 'See https://example.com/offer for more.';

let w: World;
let boss: MemberRow;
let ada: MemberRow;
let newbie: MemberRow;
let room: RoomRow;
let thread: ThreadRow;

beforeAll(async () => {
  w = await world();
  boss = await w.member('boss', 'moderator');
});
beforeEach(async () => {
  ada = await w.member();
  newbie = await w.member(undefined, 'member', { trust_level: 0 });
  room = await w.room();
  thread = await w.thread(room, ada);
});
afterEach(() => w.setNow(null));
afterAll(async () => {
  await expectCountersTrue(w);
  await w.close();
});

type Row = Record<string, any>;
const reply = async (bodyMarkdown: string, more: Row = {}, member = newbie) =>
  (await w.as(member).run(REPLY, { threadId: thread.id, input: { bodyMarkdown, ...more } }))
    .postCreate;
const ask = async (more: Row = {}) =>
  (
    await w.as(newbie).run(ASK, {
      input: { roomId: room.id, kind: 'question', title: 'An offer', bodyMarkdown: LINK, ...more },
    })
  ).threadCreate;
const mine = async (member = newbie) =>
  (await w.as(member).run(MINE)).viewer.heldPosts.nodes as Row[];
const caseOf = async (heldPostId: string) =>
  ((await w.as(boss).run(QUEUE)).reviewables.nodes as Row[]).find(
    (node) => node.heldPost?.id === heldPostId,
  );
/** Decides as staff do, and lets the ten seconds pass. */
async function decide(heldPostId: string, verb: 'act' | 'leave'): Promise<Row> {
  const { id, version, contentHash } = (await caseOf(heldPostId))!;
  const actions = verb === 'act' ? { actions: [{ kind: 'refuse' }] } : {};
  const ground = verb === 'act' ? { clauseCode: 'advertising', facts: 'An advertisement.' } : {};
  const input = { verb, version, contentHash, ...actions, ...ground };
  const { reviewableDecide } = await w.as(boss).run(DECIDE, { id, input });
  const { decision } = reviewableDecide;
  await settle();
  const [row] = await w.db.rows<Row>('select * from decisions where id = $1', [decision.id]);
  return row!;
}
async function settle(): Promise<void> {
  w.setNow(new Date(Date.now() + 11_000));
  await w.db.rows(
    `update decisions set execute_after = now() - interval '1 second' where state = 'waiting'`,
  );
  const { DecisionExecution } = await import(
    '../../libs/moderation/src/decisions/decision-execution.service.js'
  );
  await w.app.nest.get(DecisionExecution, { strict: false }).executeDue();
  w.setNow(null);
}
const rowOf = async (table: string, id: string) =>
  (await w.db.rows<Row>(`select * from ${table} where id = $1`, [id]))[0]!;
const heldRow = (id: string) => rowOf('held_posts', id);

describe('a text that rules hold', () => {
  it('is told to its author and to staff, and to nobody else anywhere', async () => {
    const before = await rowOf('threads', thread.id);
    const { heldForReview, heldPost, post } = await reply(LINK);
    expect({ heldForReview, post }).toEqual({ heldForReview: true, post: null });
    expect(heldPost).toMatchObject({
      kind: 'reply',
      state: 'held',
      bodyMarkdown: LINK,
      hits: [{ rule: 'links', detail: null }],
      publishedPost: null,
    });
    const item = (await caseOf(heldPost.id))!;
    expect(item).toMatchObject({
      kind: 'held_post',
      heldPost: { hits: [{ rule: 'links', detail: 'https://example.com/offer' }] },
      flags: [{ source: 'rule', reason: { code: 'held' } }],
    });
    expect((await w.events('post.held')).at(-1)).toEqual({
      heldPostId: heldPost.id,
      authorId: newbie.id,
      roomId: room.id,
      hits: [{ rule: 'links', detail: 'https://example.com/offer' }],
    });
    expect(await rowOf('threads', thread.id)).toEqual(before);
    expect(await rowOf('members', newbie.id)).toMatchObject({ post_count: 0 });
    expect(await mine()).toMatchObject([{ id: heldPost.id, thread: { number: thread.number } }]);
    expect(await mine(ada)).toEqual([]);
    const page = `query Page($number: Int!) { thread(number: $number) { replyCount posts { nodes { bodyHtml } } } }`;
    for (const reader of [w.anonymous, w.as(ada), w.as(newbie)]) {
      const seen = JSON.stringify(await reader.run(page, { number: thread.number }));
      expect(seen).not.toContain('offer');
    }
    expect((await w.as(ada).refusal(WITHDRAW, { id: heldPost.id })).code).toBe('NOT_FOUND');
  });

  it('honours the key of a call that comes again, and a form sent twice', async () => {
    const first = await reply(LINK, { idempotencyKey: 'once' });
    const again = await reply(LINK, { idempotencyKey: 'once' });
    expect(again.heldPost.id).toBe(first.heldPost.id);
    expect((await reply(LINK)).heldPost.id).toBe(first.heldPost.id);
    const asked = await ask({ idempotencyKey: 'asked' });
    expect((await ask({ idempotencyKey: 'asked' })).heldPost.id).toBe(asked.heldPost.id);
    expect(await mine()).toHaveLength(2);
    const twenty = await Promise.all(Array.from({ length: 20 }, () => reply(`${LINK} Twice.`)));
    expect(new Set(twenty.map(({ heldPost }) => heldPost.id)).size).toBe(1);
  });

  it('does not let one member bury the queue', async () => {
    for (let n = 0; n < 20; n++) await reply(`${LINK} ${n}`);
    const input = { bodyMarkdown: `${LINK} One more.` };
    expect(await w.as(newbie).refusal(REPLY, { threadId: thread.id, input })).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'too_many_held',
    });
  });

  it('can be taken back by its author, who alone may', async () => {
    const { heldPost } = await reply(LINK);
    expect((await w.as(newbie).run(WITHDRAW, { id: heldPost.id })).heldPostWithdraw).toEqual({
      heldPost: { state: 'withdrawn' },
    });
    expect(await caseOf(heldPost.id)).toBeUndefined();
    const [item] = await w.db.rows<Row>('select * from reviewables where target_id = $1', [
      heldPost.id,
    ]);
    expect(item).toMatchObject({ state: 'closed' });
    const flags = await w.db.rows('select state from flags where reviewable_id = $1', [item!.id]);
    expect(flags).toEqual([{ state: 'ignored' }]);
    expect((await w.events('held-post.withdrawn')).at(-1)).toMatchObject({
      heldPostId: heldPost.id,
    });
    expect(await w.as(newbie).refusal(WITHDRAW, { id: heldPost.id })).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'held_post_settled',
    });
  });
});

describe('what staff decide on it', () => {
  it('publishes a reply as its author wrote it, with all that follows', async () => {
    const { heldPost } = await reply(LINK, { replyToId: thread.openingId });
    expect(await decide(heldPost.id, 'leave')).toMatchObject({ state: 'executed' });
    const held = await heldRow(heldPost.id);
    expect(held).toMatchObject({ state: 'published' });
    expect(await rowOf('posts', held.published_post_id)).toMatchObject({
      author_id: newbie.id,
      number: 2,
      reply_to_id: thread.openingId,
      body_markdown: LINK,
    });
    expect(await rowOf('threads', thread.id)).toMatchObject({ reply_count: 1 });
    expect(await rowOf('members', newbie.id)).toMatchObject({ post_count: 1 });
    const facts = { postId: held.published_post_id, authorId: newbie.id };
    expect((await w.events('post.created')).at(-1)).toMatchObject(facts);
    expect((await w.events('held-post.published')).at(-1)).toMatchObject({
      heldPostId: heldPost.id,
      postId: held.published_post_id,
    });
    expect(await mine()).toMatchObject([{ state: 'published', publishedPost: { number: 2 } }]);
  });

  it('publishes a thread with its title, kind, language and tags', async () => {
    await w.tag('offers');
    const { heldPost } = await ask({ kind: 'discussion', tags: ['offers'], language: 'fr' });
    expect(await decide(heldPost.id, 'leave')).toMatchObject({ state: 'executed' });
    const post = await rowOf('posts', (await heldRow(heldPost.id)).published_post_id);
    expect(await rowOf('threads', post.thread_id)).toMatchObject({
      title: 'An offer',
      kind: 'discussion',
      language: 'fr',
      author_id: newbie.id,
    });
    const tags = await w.db.rows(
      'select tag.name from thread_tags tt join tags tag on tag.id = tt.tag_id where tt.thread_id = $1',
      [post.thread_id],
    );
    expect(tags).toEqual([{ name: 'offers' }]);
  });

  it('refuses it under a statement of reasons, and a reversal publishes it after all', async () => {
    const { heldPost } = await reply(LINK);
    const decision = await decide(heldPost.id, 'act');
    expect(decision).toMatchObject({ state: 'executed' });
    expect(await heldRow(heldPost.id)).toMatchObject({ state: 'refused', published_post_id: null });
    const statements = () =>
      w.db.rows<Row>(
        'select restriction, member_id, lifted_at from statements where target_id = $1',
        [heldPost.id],
      );
    expect(await statements()).toEqual([
      { restriction: 'refuse', member_id: newbie.id, lifted_at: null },
    ]);
    expect((await w.events('held-post.refused')).at(-1)).toMatchObject({ heldPostId: heldPost.id });
    const admin = await w.member(undefined, 'admin');
    await w
      .as(admin)
      .run(REVERSE, { id: decision.id, input: { facts: 'It was no advertisement.' } });
    expect(await heldRow(heldPost.id)).toMatchObject({ state: 'published' });
    expect((await statements())[0]!.lifted_at).not.toBeNull();
  });

  it('falls away when the place is gone, and the case stays open', async () => {
    const { heldPost } = await reply(LINK);
    await w.db.rows(`update threads set state = 'locked', lock_is_imported = true where id = $1`, [
      thread.id,
    ]);
    expect(await decide(heldPost.id, 'leave')).toMatchObject({
      state: 'void',
      void_reason: 'no_longer_possible',
    });
    expect(await heldRow(heldPost.id)).toMatchObject({ state: 'held' });
    expect(await caseOf(heldPost.id)).toBeDefined();
    await w.db.rows(`update threads set state = 'open' where id = $1`, [thread.id]);
    expect(await decide(heldPost.id, 'leave')).toMatchObject({ state: 'executed' });
  });

  it('follows its thread into another room, and into another thread', async () => {
    const { heldPost } = await reply(LINK);
    const [other, into] = [await w.room(), await w.thread(room, ada)];
    const move =
      'mutation M($id: ID!, $roomId: ID!) { threadMove(id: $id, roomId: $roomId) { thread { id } } }';
    await w.as(boss).run(move, { id: thread.id, roomId: other.id });
    expect(await heldRow(heldPost.id)).toMatchObject({ room_id: other.id });
    const merge =
      'mutation M($id: ID!, $intoId: ID!) { threadMerge(id: $id, intoId: $intoId) { thread { id } } }';
    await w.as(boss).run(merge, { id: thread.id, intoId: into.id });
    expect(await decide(heldPost.id, 'leave')).toMatchObject({ state: 'executed' });
    const held = await heldRow(heldPost.id);
    expect(held).toMatchObject({ room_id: room.id, thread_id: into.id, state: 'published' });
    expect(await rowOf('posts', held.published_post_id)).toMatchObject({ thread_id: into.id });
  });

  it('falls away when the author takes it back within the ten seconds', async () => {
    const { heldPost } = await reply(LINK);
    const { id, version, contentHash } = (await caseOf(heldPost.id))!;
    const input = { verb: 'leave', version, contentHash };
    const { reviewableDecide } = await w.as(boss).run(DECIDE, { id, input });
    await w.as(newbie).run(WITHDRAW, { id: heldPost.id });
    await settle();
    expect(await rowOf('decisions', reviewableDecide.decision.id)).toMatchObject({
      state: 'void',
      void_reason: 'target_gone',
    });
    expect(await rowOf('reviewables', id)).toMatchObject({ state: 'closed' });
  });
});

describe('edits', () => {
  let postId: string;
  beforeEach(async () => {
    postId = (await reply('Nothing to see.')).post.id;
  });
  const edit = async (bodyMarkdown: string, more: Row = {}, member = newbie) =>
    (await w.as(member).run(EDIT, { id: postId, input: { bodyMarkdown, ...more } })).postUpdate;

  it('that add a link are held while the old text stands', async () => {
    const { heldForReview, heldPost } = await edit(LINK, { reason: 'More.' });
    expect({ heldForReview, kind: heldPost.kind }).toEqual({ heldForReview: true, kind: 'edit' });
    expect(await rowOf('posts', postId)).toMatchObject({
      body_markdown: 'Nothing to see.',
      revision_count: 0,
    });
    expect(await decide(heldPost.id, 'leave')).toMatchObject({ state: 'executed' });
    expect(await rowOf('posts', postId)).toMatchObject({ body_markdown: LINK, revision_count: 1 });
    const revisions = await w.db.rows<Row>('select * from post_revisions where post_id = $1', [
      postId,
    ]);
    expect(revisions).toMatchObject([{ edited_by_id: newbie.id, reason: 'More.' }]);
    expect((await edit(`${LINK} The link is known.`)).heldForReview).toBe(false);
  });

  it('take the place of one that waits, which voids what was decided on it', async () => {
    const first = await edit(LINK);
    const { id, version, contentHash } = (await caseOf(first.heldPost.id))!;
    const input = { verb: 'leave', version, contentHash };
    const { reviewableDecide } = await w.as(boss).run(DECIDE, { id, input });
    const second = await edit(`${LINK} And https://example.com/second.`);
    expect(second.heldPost.id).toBe(first.heldPost.id);
    await settle();
    expect(await rowOf('decisions', reviewableDecide.decision.id)).toMatchObject({
      state: 'void',
      void_reason: 'content_changed',
    });
    expect(await rowOf('posts', postId)).toMatchObject({ body_markdown: 'Nothing to see.' });
  });

  it('that need no review make the one that waits obsolete', async () => {
    const { heldPost } = await edit(LINK);
    expect((await edit('Nothing at all.')).heldForReview).toBe(false);
    expect(await heldRow(heldPost.id)).toMatchObject({ state: 'withdrawn' });
    expect(await caseOf(heldPost.id)).toBeUndefined();
  });

  it('cannot be published once the post is gone', async () => {
    const { heldPost } = await edit(LINK);
    await w.as(newbie).run('mutation W($id: ID!) { postWithdraw(id: $id) { post { id } } }', {
      id: postId,
    });
    expect(await decide(heldPost.id, 'leave')).toMatchObject({ state: 'void' });
  });
});
