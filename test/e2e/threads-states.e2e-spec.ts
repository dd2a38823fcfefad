import { expectCountersTrue } from '../support/counters.js';
import type { MemberRow, RoomRow, ThreadRow } from '../support/factories.js';
import { type World, world } from '../support/world.js';

const turn = (verb: string) =>
  `mutation ($id: ID!) { thread${verb}(id: $id) { thread { id state isPinned withdrawnAt } } }`;
const THREAD = `query ($number: Int!) {
  thread(number: $number) {
    id number state isPinned
    viewerCanReply viewerCannotReplyReason viewerCanEdit viewerCanModerate viewerCanWithdraw viewerCanRestore
  }
}`;
const REPLY = `mutation ($threadId: ID!) {
  postCreate(threadId: $threadId, input: { bodyMarkdown: "A word." }) { post { number } }
}`;

let w: World;
let ada: MemberRow;
let bob: MemberRow;
let staff: MemberRow;
let roomie: MemberRow;
let room: RoomRow;
let thread: ThreadRow;

beforeAll(async () => {
  w = await world();
  [ada, bob, roomie] = [await w.member('ada'), await w.member('bob'), await w.member('roomie')];
  staff = await w.member('staff', 'moderator');
});
beforeEach(async () => {
  room = await w.room();
  await w.roomMember(room, roomie, 'moderator');
  thread = await w.thread(room, ada);
});
afterAll(async () => {
  await expectCountersTrue(w);
  await w.close();
});

const run = (member: MemberRow | null, verb: string, id = thread.id) =>
  w.as(member).run(turn(verb), { id });
const refused = async (member: MemberRow | null, verb: string, id = thread.id) =>
  (await w.as(member).refusal(turn(verb), { id })).reason;
const view = async (member: MemberRow | null) =>
  (await w.as(member).run(THREAD, { number: thread.number })).thread;
const about = async (event: string) =>
  (await w.events(event)).filter((payload) => payload.threadId === thread.id);

/** As it comes locked by an import; staff lock by a decision (decisions.e2e-spec). */
const lock = () =>
  w.db.rows(`update threads set state = 'locked', lock_is_imported = true where id = $1`, [
    thread.id,
  ]);

describe('a locked thread', () => {
  it('keeps members out and lets those who moderate it write', async () => {
    await lock();
    expect((await w.as(bob).refusal(REPLY, { threadId: thread.id })).reason).toBe('thread_locked');
    expect(await view(bob)).toMatchObject({
      state: 'locked',
      viewerCanReply: false,
      viewerCannotReplyReason: 'thread_locked',
    });
    expect(await view(roomie)).toMatchObject({ viewerCanReply: true, viewerCanModerate: true });
  });

  it('that came so by an import is open when it comes out of the archive', async () => {
    await lock();
    await run(staff, 'Unarchive');
    expect(await view(bob)).toMatchObject({ state: 'locked' });
    await run(staff, 'Archive');
    await run(staff, 'Unarchive');
    expect(await view(bob)).toMatchObject({ state: 'open', viewerCanReply: true });
  });

  it('is not locked by a mere mutation: that is a restriction, which states its reasons', async () => {
    for (const verb of ['Lock', 'Unlock']) {
      const refusal = await w.as(staff).refusal(turn(verb), { id: thread.id });
      expect(refusal).toMatchObject({ reason: 'query_invalid' });
    }
    const bare = w.db.rows(`update threads set state = 'locked' where id = $1`, [thread.id]);
    await expect(bare).rejects.toMatchObject({ constraint: 'threads_lock_is_stated' });
  });
});

describe('archiving and pinning', () => {
  it('is for moderators', async () => {
    for (const verb of ['Archive', 'Unarchive', 'Pin', 'Unpin']) {
      expect(await refused(null, verb)).toBe('sign_in_required');
      expect(await refused(ada, verb)).toBe('moderators_only');
      expect(await refused(staff, verb, 'nonsense')).toBe('thread_not_found');
    }
  });
});

describe('archiving', () => {
  it('lets nobody write, not even staff', async () => {
    await run(staff, 'Archive');
    expect((await w.as(staff).refusal(REPLY, { threadId: thread.id })).reason).toBe(
      'thread_archived',
    );
    expect(await view(ada)).toMatchObject({ viewerCanEdit: false, viewerCanWithdraw: false });
    await run(staff, 'Unarchive');
    expect(await view(ada)).toMatchObject({ state: 'open', viewerCanEdit: true });
  });
});

describe('pinning', () => {
  it('pins and unpins', async () => {
    expect((await run(staff, 'Pin')).threadPin.thread).toMatchObject({ isPinned: true });
    await run(staff, 'Pin');
    expect(await about('thread.pinned')).toHaveLength(1);
    expect((await run(roomie, 'Unpin')).threadUnpin.thread).toMatchObject({ isPinned: false });
    expect(await about('thread.unpinned')).toHaveLength(1);
  });

  it('holds at ten a room, whoever pins at the same time', async () => {
    const threads = [];
    for (let i = 0; i < 14; i++) threads.push(await w.thread(room, ada));
    const results = await Promise.all(
      threads.map(({ id }) => w.as(staff).both(turn('Pin'), { id })),
    );
    const refusals = results.filter(({ errors }) => errors);
    expect(refusals).toHaveLength(4);
    expect(refusals[0]!.errors![0].extensions).toMatchObject({
      code: 'CONFLICT',
      reason: 'too_many_pinned',
      params: { max: 10 },
    });
  });
});

describe('withdrawing', () => {
  const counts = async () => {
    const [row] = await w.db.rows<Record<string, any>>(
      `select rooms.thread_count as "roomThreads", rooms.post_count as "roomPosts",
              rooms.last_post_at is not null as "hasActivity",
              members.thread_count - $3::int as "authorThreads"
       from rooms, members where rooms.id = $1 and members.id = $2`,
      [room.id, ada.id, threadsBefore],
    );
    return row;
  };
  let threadsBefore: number;
  beforeEach(async () => {
    const [row] = await w.db.rows<{ count: number }>(
      'select thread_count as count from members where id = $1',
      [ada.id],
    );
    threadsBefore = row!.count - 1;
  });

  it('hides the thread from all but its author and moderators, and brings it back', async () => {
    await w.post(thread, ada);
    expect(await counts()).toEqual({
      roomThreads: 1,
      roomPosts: 2,
      hasActivity: true,
      authorThreads: 1,
    });

    const { threadWithdraw } = await run(ada, 'Withdraw');
    expect(threadWithdraw.thread.withdrawnAt).not.toBeNull();
    expect(await view(null)).toBeNull();
    expect(await view(bob)).toBeNull();
    expect(await view(roomie)).toMatchObject({ id: thread.id });
    expect(await view(ada)).toMatchObject({ viewerCanRestore: true, viewerCanReply: false });
    expect(await counts()).toEqual({
      roomThreads: 0,
      roomPosts: 0,
      hasActivity: false,
      authorThreads: 0,
    });

    await run(ada, 'Restore');
    expect(await view(null)).toMatchObject({ id: thread.id });
    expect(await counts()).toEqual({
      roomThreads: 1,
      roomPosts: 2,
      hasActivity: true,
      authorThreads: 1,
    });
    expect(await about('thread.withdrawn')).toHaveLength(1);
    expect(await about('thread.restored')).toHaveLength(1);
  });

  it('is over once somebody else wrote', async () => {
    await w.post(thread, bob);
    expect(await refused(ada, 'Withdraw')).toBe('thread_has_replies');
    expect(await refused(bob, 'Withdraw')).toBe('not_author');
  });

  it('happens once, however often it is asked for', async () => {
    const results = await Promise.all(
      Array.from({ length: 50 }, () => w.as(ada).both(turn('Withdraw'), { id: thread.id })),
    );
    expect(results.filter(({ errors }) => !errors)).toHaveLength(1);
    expect(await counts()).toMatchObject({ roomThreads: 0, roomPosts: 0 });
  });

  it('and a reply at the same moment leave either a withdrawn thread or a reply, not both', async () => {
    for (let round = 0; round < 10; round++) {
      thread = await w.thread(room, ada);
      const [withdrawal, reply] = await Promise.all([
        w.as(ada).both(turn('Withdraw'), { id: thread.id }),
        w.as(bob).both(REPLY, { threadId: thread.id }),
      ]);
      expect([withdrawal, reply].filter(({ errors }) => errors)).toHaveLength(1);
    }
  });
});
