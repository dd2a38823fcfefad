import { Idempotency } from '@parvis/kernel';
import { expectCountersTrue } from '../support/counters.js';
import type { MemberRow, ThreadRow } from '../support/factories.js';
import { type World, world } from '../support/world.js';

const REPLY = `mutation Reply($threadId: ID!, $input: PostCreateInput!) {
  postCreate(threadId: $threadId, input: $input) { post { id number bodyMarkdown } }
}`;
const ASK = `mutation Ask($input: ThreadCreateInput!) {
  threadCreate(input: $input) { thread { id number } }
}`;

let w: World;
let ada: MemberRow;
let bob: MemberRow;
let thread: ThreadRow;

beforeAll(async () => {
  w = await world({ limitsFactor: 0 });
});
beforeEach(async () => {
  [ada, bob] = [await w.member(), await w.member()];
  thread = await w.thread(await w.room(), ada);
});
afterAll(async () => {
  await expectCountersTrue(w);
  await w.close();
});

const reply = async (member: MemberRow, input: Record<string, unknown>) =>
  (await w.as(member).run(REPLY, { threadId: thread.id, input })).postCreate.post;

describe('a repeated call', () => {
  it('returns what the first one made, whatever it says now', async () => {
    const first = await reply(bob, { bodyMarkdown: 'Once.', idempotencyKey: 'key-1' });
    const again = await reply(bob, { bodyMarkdown: 'Twice?', idempotencyKey: 'key-1' });
    expect(again).toEqual(first);
  });

  it('makes one of fifty calls in flight', async () => {
    const calls = Array.from({ length: 50 }, () =>
      reply(bob, { bodyMarkdown: 'Impatient.', idempotencyKey: 'key-2' }),
    );
    const posts = await Promise.all(calls);
    expect(new Set(posts.map((post) => post.id)).size).toBe(1);
    const rows = await w.db.rows('select 1 from posts where thread_id = $1', [thread.id]);
    expect(rows).toHaveLength(2);
  });

  it('opens one thread', async () => {
    const room = await w.room();
    const input = {
      roomId: room.id,
      kind: 'question',
      title: 'Once?',
      bodyMarkdown: 'Yes.',
      idempotencyKey: 'key-3',
    };
    const open = async () => (await w.as(bob).run(ASK, { input })).threadCreate.thread;
    const [one, two] = await Promise.all([open(), open()]);
    expect(one).toEqual(two);
  });

  it('belongs to one member', async () => {
    const mine = await reply(bob, { bodyMarkdown: 'Mine.', idempotencyKey: 'shared' });
    const hers = await reply(ada, { bodyMarkdown: 'Hers.', idempotencyKey: 'shared' });
    expect(hers.id).not.toBe(mine.id);
  });

  it('is told from another operation under the same key', async () => {
    await reply(bob, { bodyMarkdown: 'A reply.', idempotencyKey: 'key-4' });
    const input = {
      roomId: (await w.room()).id,
      kind: 'question',
      title: 'A thread',
      bodyMarkdown: 'Text.',
      idempotencyKey: 'key-4',
    };
    expect(await w.as(bob).refusal(ASK, { input })).toMatchObject({
      code: 'CONFLICT',
      reason: 'idempotency_key_reused',
    });
  });

  it('may try again after a refusal, for a key is kept with its work alone', async () => {
    const locked = `update threads set state = $2, lock_is_imported = $2 = 'locked' where id = $1`;
    await w.db.rows(locked, [thread.id, 'locked']);
    const input = { bodyMarkdown: 'Later.', idempotencyKey: 'key-5' };
    expect(await w.as(bob).refusal(REPLY, { threadId: thread.id, input })).toMatchObject({
      reason: 'thread_locked',
    });
    await w.db.rows(locked, [thread.id, 'open']);
    expect((await reply(bob, input)).bodyMarkdown).toBe('Later.');
  });

  it.each([
    ['empty', ''],
    ['too long', 'k'.repeat(101)],
    ['ten times too long', 'k'.repeat(1_000)],
    ['with spaces', 'a b'],
    ['with NUL', 'a\0b'],
    ['with a lone surrogate', '\ud800'],
  ])('refuses a key that is %s', async (_name, idempotencyKey) => {
    const input = { bodyMarkdown: 'Text.', idempotencyKey };
    expect(await w.as(bob).refusal(REPLY, { threadId: thread.id, input })).toMatchObject({
      code: 'INVALID',
      fields: { idempotencyKey: 'wrong_form' },
    });
  });

  it('is forgotten after two days', async () => {
    await reply(bob, { bodyMarkdown: 'Old.', idempotencyKey: 'old' });
    await reply(bob, { bodyMarkdown: 'Young.', idempotencyKey: 'young' });
    await w.db.rows(
      `update idempotency_keys set created_at = now() - interval '49 hours' where key = 'old'`,
    );
    await w.app.nest.get(Idempotency).forgetOld();
    const keys = await w.db.rows('select key from idempotency_keys where member_id = $1', [bob.id]);
    expect(keys).toEqual([{ key: 'young' }]);
  });
});
