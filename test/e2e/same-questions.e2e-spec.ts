import type { MemberRow, RoomRow, ThreadRow } from '../support/factories.js';
import { expectFeedbackTrue } from '../support/feedback-counters.js';
import { type World, world } from '../support/world.js';

const FIELDS = 'sameQuestionCount viewerHasSameQuestion viewerCanAddSameQuestion';
const ADD = `mutation Add($threadId: ID!) {
  sameQuestionAdd(threadId: $threadId) { thread { ${FIELDS} } }
}`;
const REMOVE = `mutation Remove($threadId: ID!) {
  sameQuestionRemove(threadId: $threadId) { thread { ${FIELDS} } }
}`;
const THREAD = `query Thread($number: Int!) { thread(number: $number) { ${FIELDS} } }`;
const LIST = `query List($roomId: ID!) { threads(roomId: $roomId) { nodes { id FIELDS } } }`;

let w: World;
let ada: MemberRow;
let bob: MemberRow;
let room: RoomRow;
let question: ThreadRow;

beforeAll(async () => {
  w = await world();
});
beforeEach(async () => {
  [ada, bob] = [await w.member(), await w.member()];
  room = await w.room();
  question = await w.thread(room, ada);
});
afterAll(async () => {
  await expectFeedbackTrue(w);
  await w.close();
});

const add = async (who: MemberRow, threadId = question.id) =>
  (await w.as(who).run(ADD, { threadId })).sameQuestionAdd.thread;
const remove = async (who: MemberRow, threadId = question.id) =>
  (await w.as(who).run(REMOVE, { threadId })).sameQuestionRemove.thread;
const refused = (who: MemberRow | null, threadId = question.id) =>
  w.as(who).refusal(ADD, { threadId });

describe('"same question here"', () => {
  it('counts once per member and is taken back', async () => {
    expect(await add(bob)).toEqual({
      sameQuestionCount: 1,
      viewerHasSameQuestion: true,
      viewerCanAddSameQuestion: true,
    });
    expect(await add(bob)).toMatchObject({ sameQuestionCount: 1 });
    expect(await add(await w.member())).toMatchObject({ sameQuestionCount: 2 });
    expect(await remove(bob)).toMatchObject({ sameQuestionCount: 1, viewerHasSameQuestion: false });
    expect(await remove(bob)).toMatchObject({ sameQuestionCount: 1 });
    const of = async (name: string) =>
      (await w.events(name)).filter((event) => event.threadId === question.id);
    expect(await of('same_question.added')).toHaveLength(2);
    expect(await of('same_question.removed')).toEqual([
      { threadId: question.id, authorId: ada.id },
    ]);
  });

  it('is exact after 200 parallel calls', async () => {
    const crowd = await Promise.all(Array.from({ length: 100 }, () => w.member()));
    await Promise.all([...crowd, ...crowd].map((member) => add(member)));
    await Promise.all(crowd.slice(0, 25).map((member) => remove(member)));
    const { thread } = await w.anonymous.run(THREAD, { number: question.number });
    expect(thread).toEqual({
      sameQuestionCount: 75,
      viewerHasSameQuestion: false,
      viewerCanAddSameQuestion: false,
    });
  });

  it('is said by confirmed members of the questions of others, solved ones too', async () => {
    expect(await refused(null)).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await refused(ada)).toMatchObject({ reason: 'own_question' });
    const fresh = await w.member(undefined, 'member', { email_confirmed_at: null });
    expect(await refused(fresh)).toMatchObject({ reason: 'email_unconfirmed' });
    const talk = await w.thread(room, ada, { kind: 'discussion' });
    expect(await refused(bob, talk.id)).toMatchObject({ reason: 'not_a_question' });
    const kept = await w.thread(room, ada, { state: 'archived' });
    expect(await refused(bob, kept.id)).toMatchObject({ reason: 'thread_archived' });
    const locked = await w.thread(room, ada, { state: 'locked' });
    expect(await add(bob, locked.id)).toMatchObject({ sameQuestionCount: 1 });
  });

  it('answers alike for what is closed, missing or nonsense', async () => {
    const closed = await w.room(undefined, { visibility: 'private' });
    const inside = await w.thread(closed, ada);
    for (const id of [inside.id, room.id, '', '\0', '\udfff', '‮x', 'x'.repeat(10_000)]) {
      expect(await refused(bob, id)).toMatchObject({
        code: 'NOT_FOUND',
        reason: 'thread_not_found',
      });
    }
  });

  it('costs one statement for a list of threads', async () => {
    for (let i = 0; i < 8; i++) await w.thread(room, ada);
    const count = (fields: string) =>
      w.statements(() => w.as(bob).run(LIST.replace('FIELDS', fields), { roomId: room.id }));
    expect(await count('viewerHasSameQuestion')).toBe((await count('')) + 1);
  });
});
