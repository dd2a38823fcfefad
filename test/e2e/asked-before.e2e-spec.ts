import { NearDuplicates } from '@parvis/forum';
import type { MemberRow, RoomRow } from '../support/factories.js';
import { type World, world } from '../support/world.js';

const ASK = `mutation Ask($input: ThreadCreateInput!) {
  threadCreate(input: $input) { thread { number title } heldForReview }
}`;
const TITLE = 'Why does the walnut sapling lose its leaves in August?';
const TEXT = 'My walnut sapling stands in the garden and loses all of its leaves in August. Why?';

let w: World;
let ada: MemberRow;
let bob: MemberRow;
let room: RoomRow;
let number: number;

const input = (changes: Record<string, unknown> = {}) => ({
  input: { roomId: room.id, kind: 'question', title: TITLE, bodyMarkdown: TEXT, ...changes },
});

beforeAll(async () => {
  w = await world();
  [ada, bob] = [await w.member(), await w.member()];
  room = await w.room();
  ({ number } = (await w.as(ada).run(ASK, input({ idempotencyKey: 'first' }))).threadCreate.thread);
  await w.drain();
});
afterAll(() => w.close());

describe('a question that was asked before', () => {
  it('is held back, and the other named', async () => {
    expect(await w.as(bob).refusal(ASK, input())).toMatchObject({
      code: 'CONFLICT',
      reason: 'near_duplicate',
      params: { threadNumber: number, title: TITLE },
    });
  });

  it('is opened when its author says that it is another one', async () => {
    const { threadCreate } = await w.as(bob).run(ASK, input({ isNotDuplicate: true }));
    expect(threadCreate.thread.title).toBe(TITLE);
  });

  it('is the same thread when the call is repeated, by its key or within a minute', async () => {
    for (const idempotencyKey of ['first', undefined]) {
      const { threadCreate } = await w.as(ada).run(ASK, input({ idempotencyKey }));
      expect(threadCreate.thread.number).toBe(number);
    }
  });

  it('is not looked for among other kinds', async () => {
    const { threadCreate } = await w.as(bob).run(ASK, input({ kind: 'discussion' }));
    expect(threadCreate.thread).not.toBeNull();
  });

  it('is named only to those who see the other', async () => {
    const closed = await w.room(undefined, { visibility: 'private' });
    const cyd = await w.member();
    await w.roomMember(closed, cyd);
    const title = 'How many hinges does the secret oak cabinet need?';
    const bodyMarkdown = 'The secret oak cabinet is heavy: how many hinges does it need to stand?';
    await w.as(cyd).run(ASK, input({ roomId: closed.id, title, bodyMarkdown }));
    await w.drain();
    const { threadCreate } = await w.as(bob).run(ASK, input({ title, bodyMarkdown }));
    expect(threadCreate.thread.title).toBe(title);
  });

  it('is never named by a search that knows no better', async () => {
    const closed = await w.room(undefined, { visibility: 'private' });
    const hidden = await w.thread(closed, ada);
    const search = w.app.nest.get(NearDuplicates, { strict: false });
    const find = search.find.bind(search);
    search.find = async () => [hidden.id];
    const { threadCreate } = await w.as(bob).run(ASK, input({ title: 'Something else entirely' }));
    search.find = find;
    expect(threadCreate.thread.title).toBe('Something else entirely');
  });
});
