import { DuplicateUpkeepRepository } from '@parvis/forum';
import { expectCountersTrue } from '../support/counters.js';
import type { MemberRow, RoomRow, ThreadRow } from '../support/factories.js';
import { expectFeedbackTrue } from '../support/feedback-counters.js';
import { type World, world } from '../support/world.js';

const FIELDS = `number duplicateOf { number } duplicateCount metHereCount sameQuestionCount
  duplicates { nodes { number } } viewerCanReply viewerCannotReplyReason viewerSubscription
  viewerCanMarkDuplicate viewerCannotMarkDuplicateReason viewerCanUnmarkDuplicate`;
const THREAD = `query Thread($number: Int!) { thread(number: $number) { ${FIELDS} } }`;
const MARK = `mutation Mark($id: ID!, $ofNumber: Int!) {
  threadMarkDuplicate(id: $id, input: { ofNumber: $ofNumber }) { thread { ${FIELDS} } }
}`;
const UNMARK = `mutation Unmark($id: ID!) { threadUnmarkDuplicate(id: $id) { thread { ${FIELDS} } } }`;
const SAME = `mutation Same($id: ID!) { sameQuestionAdd(threadId: $id) { thread { id } } }`;
const FOLLOW = `mutation Follow($id: ID!) {
  threadFollow(id: $id, level: watching) { thread { id } }
}`;

let w: World;
let mod: MemberRow;
let [ada, bob, cyd]: MemberRow[] = [];
let room: RoomRow;
let original: ThreadRow;
let copy: ThreadRow;

beforeAll(async () => {
  w = await world();
  mod = await w.member('mod', 'moderator');
});
beforeEach(async () => {
  [ada, bob, cyd] = [await w.member(), await w.member(), await w.member()];
  room = await w.room();
  original = await w.thread(room, ada!);
  copy = await w.thread(room, bob!);
});
afterEach(async () => {
  await expectFeedbackTrue(w);
  await expectSound();
});
afterAll(async () => {
  await expectCountersTrue(w);
  await w.close();
});

const mark = async (who: MemberRow, thread: ThreadRow, of: ThreadRow) =>
  (await w.as(who).run(MARK, { id: thread.id, ofNumber: of.number })).threadMarkDuplicate.thread;
const refusedMark = (who: MemberRow | null, thread: ThreadRow, of: { number: number }) =>
  w.as(who).refusal(MARK, { id: thread.id, ofNumber: of.number });
const unmark = async (who: MemberRow, thread: ThreadRow) =>
  (await w.as(who).run(UNMARK, { id: thread.id })).threadUnmarkDuplicate.thread;
const read = async (thread: ThreadRow, who: MemberRow | null = null) =>
  (await w.as(who).run(THREAD, { number: thread.number })).thread;
const originalOf = async (thread: ThreadRow) => (await read(thread, mod)).duplicateOf?.number;
const same = (who: MemberRow, thread: ThreadRow) => w.as(who).run(SAME, { id: thread.id });
const columns = (table: string, id: string, sql: string) =>
  w.db.rows(`update ${table} set ${sql} where id = $1`, [id]);
const member = (trustLevel: number) => w.member(undefined, 'member', { trust_level: trustLevel });
const levelsOf = async (thread: ThreadRow) =>
  Object.fromEntries(
    (
      await w.db.rows<{ member: string; level: string }>(
        'select member_id as member, level from subscriptions where thread_id = $1',
        [thread.id],
      )
    ).map(({ member, level }) => [member, level]),
  );

/** No chain, no circle, no mark that a reader of the duplicate could not follow. */
async function expectSound() {
  const chains = await w.db.rows(
    `select 1 from threads one join threads other on other.id = one.duplicate_of_id
     where other.duplicate_of_id is not null`,
  );
  const alone = await w.db.rows(
    `select 1 from duplicates one where not exists (
       select 1 from duplicates other where other.of_id = one.of_id and other.thread_id <> one.thread_id)`,
  );
  const upkeep = w.app.nest.get(DuplicateUpkeepRepository, { strict: false });
  expect([chains.length, alone.length, await upkeep.recount()]).toEqual([0, 0, 0]);
}

describe('marking a duplicate', () => {
  it('leads from the one to the other, and both say so', async () => {
    expect(await mark(mod, copy, original)).toMatchObject({
      duplicateOf: { number: original.number },
    });
    expect(await read(original)).toMatchObject({
      duplicateOf: null,
      duplicateCount: 1,
      duplicates: { nodes: [{ number: copy.number }] },
    });
    const [event] = (await w.events('thread.marked-duplicate')).slice(-1);
    expect(event).toEqual({
      threadId: copy.id,
      roomId: room.id,
      authorId: bob!.id,
      ofId: original.id,
      ofRoomId: room.id,
    });
  });

  it('is for the asker, trusted members and moderators, of the room or of all', async () => {
    const local = await w.member();
    await w.roomMember(room, local, 'moderator');
    for (const who of [bob!, await member(3), local, mod]) {
      expect((await read(copy, who)).viewerCanMarkDuplicate).toBe(true);
      await mark(who, copy, original);
      await unmark(who, copy);
    }
    const stranger = await member(2);
    expect(await refusedMark(stranger, copy, original)).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'duplicates_by_trusted',
    });
    expect(await read(copy, stranger)).toMatchObject({
      viewerCanMarkDuplicate: false,
      viewerCannotMarkDuplicateReason: 'duplicates_by_trusted',
    });
    expect((await refusedMark(null, copy, original)).code).toBe('UNAUTHENTICATED');
  });

  it('refuses itself, what is no question, what does not stand, what is marked already', async () => {
    expect((await refusedMark(mod, copy, copy)).reason).toBe('same_thread');
    const talk = await w.thread(room, ada!, { kind: 'discussion' });
    expect((await refusedMark(mod, talk, original)).reason).toBe('not_a_question');
    expect((await refusedMark(mod, copy, talk)).reason).toBe('not_a_question');
    const gone = await w.thread(room, ada!, { withdrawn_at: new Date() });
    await columns('rooms', room.id, 'thread_count = thread_count - 1, post_count = post_count - 1');
    await columns('members', ada!.id, 'thread_count = thread_count - 1');
    expect((await refusedMark(mod, copy, gone)).reason).toBe('thread_not_standing');
    expect((await refusedMark(mod, gone, original)).reason).toBe('thread_not_standing');
    await mark(mod, copy, original);
    expect(await refusedMark(mod, copy, original)).toMatchObject({
      code: 'CONFLICT',
      reason: 'already_duplicate',
    });
    const archived = await w.thread(room, bob!, { state: 'archived' });
    expect((await refusedMark(mod, archived, original)).reason).toBe('thread_archived');
  });

  it('tells nothing of threads that the marker does not see', async () => {
    const closed = await w.room(undefined, { visibility: 'private' });
    const hidden = await w.thread(closed, ada!);
    const seen = await refusedMark(bob!, copy, hidden);
    expect(seen).toEqual(await refusedMark(bob!, copy, { number: 999_999_999 }));
    expect(seen.code).toBe('NOT_FOUND');
    expect((await refusedMark(bob!, hidden, original)).reason).toBe('thread_not_found');
  });

  it('leads nowhere that a reader of the duplicate could not go', async () => {
    const closed = await w.room(undefined, { visibility: 'private' });
    const inside = await w.thread(closed, ada!);
    expect((await refusedMark(mod, copy, inside)).reason).toBe('original_less_visible');
    expect((await mark(mod, inside, original)).duplicateOf.number).toBe(original.number);
    expect(await read(original)).toMatchObject({ duplicateCount: 0, duplicates: { nodes: [] } });
    expect(await read(original, mod)).toMatchObject({ duplicateCount: 1 });
  });
});

describe('what a duplicate takes along', () => {
  it('counts every member who met there once, the asker too', async () => {
    await same(cyd!, original);
    await same(cyd!, copy);
    await same(mod, copy);
    await same(ada!, copy);
    await mark(mod, copy, original);
    expect(await read(original)).toMatchObject({ metHereCount: 3, sameQuestionCount: 3 });
    await unmark(mod, copy);
    expect(await read(original)).toMatchObject({ metHereCount: 1 });
    expect(await read(copy)).toMatchObject({ metHereCount: 3 });
  });

  it('keeps whom another duplicate brings as well', async () => {
    const third = await w.thread(room, bob!);
    await same(cyd!, copy);
    await same(cyd!, third);
    await mark(mod, copy, original);
    await mark(mod, third, original);
    expect(await read(original)).toMatchObject({ metHereCount: 2, duplicateCount: 2 });
    await unmark(mod, copy);
    expect(await read(original)).toMatchObject({ metHereCount: 2, duplicateCount: 1 });
    await unmark(mod, third);
    expect(await read(original)).toMatchObject({ metHereCount: 0, duplicateCount: 0 });
  });

  it('does not count outside who asked in a room that fewer see', async () => {
    const closed = await w.room(undefined, { visibility: 'private' });
    const inside = await w.thread(closed, bob!);
    await mark(mod, inside, original);
    expect(await read(original)).toMatchObject({ metHereCount: 0 });
  });

  it('lets followers and the asker follow the original, unless they chose otherwise', async () => {
    await w.as(cyd!).run(FOLLOW, { id: copy.id });
    await w.as(mod).run(FOLLOW, { id: copy.id });
    await w.db.rows(
      `insert into subscriptions (id, member_id, thread_id, level)
       values (gen_random_uuid(), $1, $2, 'muted')`,
      [mod.id, original.id],
    );
    await mark(mod, copy, original);
    expect(await levelsOf(original)).toEqual({
      [bob!.id]: 'watching',
      [cyd!.id]: 'watching',
      [mod.id]: 'muted',
    });
    await unmark(mod, copy);
    expect(await levelsOf(original)).toEqual({ [mod.id]: 'muted' });
    expect(await levelsOf(copy)).toMatchObject({ [cyd!.id]: 'watching' });
  });

  it('is told to the asker and the followers, but to nobody who may not read it', async () => {
    const TOLD = `{ viewer { notifications { nodes { kind thread { number } } } } }`;
    const told = async (who: MemberRow) => (await w.as(who).run(TOLD)).viewer.notifications.nodes;
    const closed = await w.room(undefined, { visibility: 'private' });
    const inside = await w.thread(closed, bob!);
    const local = await w.member();
    await w.roomMember(closed, local);
    for (const who of [cyd!, local]) {
      await w.db.rows(
        `insert into subscriptions (id, member_id, thread_id, level)
         values (gen_random_uuid(), $1, $2, 'tracking')`,
        [who.id, inside.id],
      );
    }
    await mark(mod, inside, original);
    await w.drain();
    expect(await told(local)).toEqual([
      { kind: 'marked_duplicate', thread: { number: inside.number } },
    ]);
    for (const who of [cyd!, bob!, mod, ada!]) expect(await told(who)).toEqual([]);
    await mark(mod, copy, original);
    await w.drain();
    expect(await told(bob!)).toHaveLength(1);
  });

  it('is closed to replies and to "same question", but for moderators', async () => {
    await mark(mod, copy, original);
    expect(await read(copy, cyd)).toMatchObject({
      viewerCanReply: false,
      viewerCannotReplyReason: 'thread_is_duplicate',
    });
    expect((await read(copy, mod)).viewerCanReply).toBe(true);
    expect((await w.as(cyd!).refusal(SAME, { id: copy.id })).reason).toBe('thread_is_duplicate');
  });

  it('leaves the lists of questions that wait', async () => {
    const LISTS = `query ($roomId: ID!) {
      unanswered: threads(list: unanswered, roomId: $roomId) { nodes { number } }
      unsolved: threads(list: unsolved, roomId: $roomId) { nodes { number } }
      latest: threads(roomId: $roomId) { nodes { number } }
    }`;
    await mark(mod, copy, original);
    const lists = await w.anonymous.run(LISTS, { roomId: room.id });
    expect(lists.unanswered.nodes).toEqual([{ number: original.number }]);
    expect(lists.unsolved.nodes).toEqual([{ number: original.number }]);
    expect(lists.latest.nodes).toHaveLength(2);
  });
});

describe('unmarking', () => {
  it('is for whoever marked it and for moderators', async () => {
    const trusted = await member(3);
    await mark(trusted, copy, original);
    expect((await w.as(bob!).refusal(UNMARK, { id: copy.id })).code).toBe('FORBIDDEN');
    expect((await read(copy, bob)).viewerCanUnmarkDuplicate).toBe(false);
    expect((await read(copy, trusted)).viewerCanUnmarkDuplicate).toBe(true);
    expect((await unmark(trusted, copy)).duplicateOf).toBeNull();
    expect((await w.as(mod).refusal(UNMARK, { id: copy.id })).reason).toBe('not_a_duplicate');
    expect((await w.events('thread.unmarked-duplicate')).at(-1)).toEqual({
      threadId: copy.id,
      roomId: room.id,
      ofId: original.id,
    });
  });
});

describe('chains of duplicates', () => {
  let third: ThreadRow;
  beforeEach(async () => {
    third = await w.thread(room, cyd!);
  });

  it('are flat: who leads to a duplicate leads to its original', async () => {
    await mark(mod, copy, original);
    await mark(mod, third, copy);
    expect(await originalOf(third)).toBe(original.number);
    expect(await read(original)).toMatchObject({ duplicateCount: 2, metHereCount: 2 });
  });

  it('come along when their original becomes a duplicate, and go back with it', async () => {
    await mark(mod, third, copy);
    expect(await read(copy)).toMatchObject({ metHereCount: 1, duplicateCount: 1 });
    await mark(mod, copy, original);
    expect(await originalOf(third)).toBe(original.number);
    expect(await read(copy)).toMatchObject({ metHereCount: 0, duplicateCount: 0 });
    expect(await read(original)).toMatchObject({ metHereCount: 2, duplicateCount: 2 });
    await unmark(mod, copy);
    expect(await originalOf(third)).toBe(copy.number);
    expect(await read(copy)).toMatchObject({ metHereCount: 1, duplicateCount: 1 });
    expect(await read(original)).toMatchObject({ metHereCount: 0, duplicateCount: 0 });
  });

  it('never close to a circle, in the database either', async () => {
    await mark(mod, copy, original);
    await mark(mod, third, copy);
    expect(await refusedMark(mod, original, third)).toMatchObject({
      code: 'CONFLICT',
      reason: 'duplicate_circle',
    });
    const write = (sql: string) => w.db.rows(sql, [original.id, copy.id]);
    await expect(
      write(
        'update duplicates set of_id = $2, chosen_id = $2, marked_at = now() where thread_id = $1',
      ),
    ).rejects.toThrow();
    await expect(write('update threads set duplicate_of_id = $2 where id = $1')).rejects.toThrow(
      /foreign key/,
    );
    await expect(
      w.db.rows('update threads set duplicate_of_id = id where id = $1', [copy.id]),
    ).rejects.toThrow(/check|foreign key/);
  });
});

describe('what becomes of an original', () => {
  const WITHDRAW = 'mutation ($id: ID!) { threadWithdraw(id: $id) { thread { id } } }';
  const RESTORE = 'mutation ($id: ID!) { threadRestore(id: $id) { thread { id } } }';
  const MERGE = `mutation ($id: ID!, $intoId: ID!) {
    threadMerge(id: $id, intoId: $intoId) { thread { id } }
  }`;
  const MOVE = `mutation ($id: ID!, $roomId: ID!) {
    threadMove(id: $id, roomId: $roomId) { thread { id } }
  }`;

  it('holds its duplicates only while it stands', async () => {
    await mark(mod, copy, original);
    await w.as(ada!).run(WITHDRAW, { id: original.id });
    expect(await read(copy, cyd)).toMatchObject({ duplicateOf: null, viewerCanReply: true });
    await w.as(ada!).run(RESTORE, { id: original.id });
    expect(await originalOf(copy)).toBe(original.number);
    expect(await read(original)).toMatchObject({ duplicateCount: 1, metHereCount: 1 });
  });

  it('holds them only while all their readers see it', async () => {
    const closed = await w.room(undefined, { visibility: 'private' });
    await mark(mod, copy, original);
    await w.as(mod).run(MOVE, { id: original.id, roomId: closed.id });
    expect(await read(copy, mod)).toMatchObject({ duplicateOf: null });
    await w.as(mod).run(MOVE, { id: original.id, roomId: room.id });
    expect(await originalOf(copy)).toBe(original.number);
    const other = await w.room();
    await w.as(mod).run(MOVE, { id: original.id, roomId: other.id });
    const admin = await w.member(undefined, 'admin');
    const CLOSE = `mutation ($id: ID!) {
      roomUpdate(id: $id, input: { visibility: private }) { room { id } }
    }`;
    await w.as(admin).run(CLOSE, { id: other.id });
    expect(await read(copy)).toMatchObject({
      duplicateOf: null,
      viewerCannotReplyReason: 'sign_in_required',
    });
    expect(await mark(mod, copy, await w.thread(room, ada!))).not.toMatchObject({
      duplicateOf: null,
    });
  });

  it('hands them on when it is merged away, also into one of them', async () => {
    const third = await w.thread(room, cyd!);
    await mark(mod, copy, original);
    await mark(mod, third, original);
    await w.as(mod).run(MERGE, { id: original.id, intoId: copy.id });
    expect(await originalOf(copy)).toBeUndefined();
    expect(await originalOf(third)).toBe(copy.number);
    const fourth = await w.thread(room, ada!);
    await w.as(mod).run(MERGE, { id: copy.id, intoId: fourth.id });
    expect(await originalOf(third)).toBe(fourth.number);
    await w.as(mod).run(MERGE, { id: third.id, intoId: fourth.id });
    expect(await read(fourth)).toMatchObject({ duplicateCount: 0, duplicates: { nodes: [] } });
  });
});

describe('two hundred marks at once', () => {
  it('leave whole groups, whoever comes first', async () => {
    const threads: ThreadRow[] = [];
    for (let i = 0; i < 12; i++) threads.push(await w.thread(room, await w.member()));
    const calls = Array.from({ length: 200 }, (_, i) => {
      const one = threads[(i * 7) % 12]!;
      const other = threads[(i * 5 + Math.floor(i / 12)) % 12]!;
      return i % 4 === 3
        ? w.as(mod).both(UNMARK, { id: one.id })
        : w.as(mod).both(MARK, { id: one.id, ofNumber: other.number });
    });
    const answers = await Promise.all(calls);
    const codes = new Set(answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'done'));
    expect([...codes].sort()).toEqual(['CONFLICT', 'FORBIDDEN', 'done']);
    const wrong = await w.db.rows(
      `select 1 from duplicates mark join threads thread on thread.id = mark.thread_id
       where thread.duplicate_of_id is distinct from nullif(mark.of_id, mark.thread_id)`,
    );
    expect(wrong).toEqual([]);
    for (const thread of threads) await w.as(mod).both(UNMARK, { id: thread.id });
    const left = await w.db.rows(
      `select 1 from duplicates union all select 1 from duplicate_carries`,
    );
    const counted = await w.db.rows(
      `select 1 from threads where room_id = $1 and same_question_count > 0`,
      [room.id],
    );
    expect(counted).toEqual([]);
    expect(left.length).toBeLessThan(200);
  }, 60_000);
});
