import { expectCountersTrue } from '../support/counters.js';
import type { MemberRow, RoomRow, ThreadRow } from '../support/factories.js';
import { type World, world } from '../support/world.js';

const MOVE = `mutation ($id: ID!, $roomId: ID!) {
  threadMove(id: $id, roomId: $roomId) { thread { id isPinned room { slug } } }
}`;
const RENAME = `mutation ($id: ID!, $title: String!, $reason: String) {
  threadRename(id: $id, title: $title, reason: $reason) { thread { number slug title } }
}`;
const MERGE = `mutation ($id: ID!, $intoId: ID!) {
  threadMerge(id: $id, intoId: $intoId) {
    thread { id number replyCount participantCount sameQuestionCount viewCount isSolved answer { number } tags { slug } }
  }
}`;
const SPLIT = `mutation ($id: ID!, $input: ThreadSplitInput!) {
  threadSplit(id: $id, input: $input) {
    thread {
      id number title kind createdAt replyCount isSolved author { handle } room { slug } tags { slug }
      posts { nodes { number author { handle } } }
    }
  }
}`;
const THREAD = `query ($number: Int!) {
  thread(number: $number) { id number title posts { nodes { id number } } }
}`;
const POST_AT = `query ($thread: Int!, $post: Int!) {
  postAt(threadNumber: $thread, postNumber: $post) { id number thread { number } }
}`;
const REPLY = `mutation ($threadId: ID!, $body: String!) {
  postCreate(threadId: $threadId, input: { bodyMarkdown: $body }) { post { id number } }
}`;
const REVISIONS = `query ($id: ID!) { post(id: $id) { revisions { title reason } } }`;

let w: World;
let ada: MemberRow;
let bob: MemberRow;
let staff: MemberRow;
let room: RoomRow;
let other: RoomRow;
let thread: ThreadRow;

beforeAll(async () => {
  w = await world();
  [ada, bob] = [await w.member('ada'), await w.member('bob')];
  staff = await w.member('staff', 'moderator');
});
beforeEach(async () => {
  [room, other] = [await w.room(), await w.room()];
  thread = await w.thread(room, ada);
});
afterEach(() => expectCountersTrue(w));
afterAll(() => w.close());

const row = async (table: string, id: string) =>
  (await w.db.rows<Record<string, any>>(`select * from ${table} where id = $1`, [id]))[0]!;
const countsOf = async ({ id }: RoomRow) => {
  const { thread_count, post_count, last_post_at } = await row('rooms', id);
  return { threads: thread_count, posts: post_count, isActive: last_post_at !== null };
};
const postAt = async (threadNumber: number, post: number, viewer: MemberRow | null = null) =>
  (await w.as(viewer).run(POST_AT, { thread: threadNumber, post })).postAt;
const solve = async ({ id }: ThreadRow, postId: string) => {
  await w.db.rows(
    `update threads set answer_post_id = $2, answer_chosen_at = now(), answer_chosen_by_id = $3
     where id = $1`,
    [id, postId, staff.id],
  );
  await w.db.rows(
    `update members set answer_count = answer_count + 1
     where id = (select author_id from posts where id = $1)`,
    [postId],
  );
};
const tagged = async ({ id }: ThreadRow, name: string) => {
  const tag = await w.tag(name, { thread_count: 1 });
  await w.db.rows('insert into thread_tags (thread_id, tag_id) values ($1, $2)', [id, tag.id]);
  return tag;
};
const tagCount = async ({ id }: { id: string }) => (await row('tags', id)).thread_count;

describe('moving a thread to another room', () => {
  it('takes its numbers along, leaves the pin, and tells', async () => {
    await w.post(thread, bob);
    await w.db.rows('update threads set pinned_at = now() where id = $1', [thread.id]);
    const { threadMove } = await w.as(staff).run(MOVE, { id: thread.id, roomId: other.id });
    expect(threadMove.thread).toEqual({
      id: thread.id,
      isPinned: false,
      room: { slug: other.slug },
    });
    expect(await countsOf(room)).toEqual({ threads: 0, posts: 0, isActive: false });
    expect(await countsOf(other)).toEqual({ threads: 1, posts: 2, isActive: true });
    expect((await w.events('thread.moved')).at(-1)).toEqual({
      threadId: thread.id,
      roomId: other.id,
      fromRoomId: room.id,
    });
  });

  it('asks for a moderator, another room, and one that takes the kind', async () => {
    const ideas = await w.room(undefined, { kinds: ['idea'] });
    const secret = await w.room(undefined, { visibility: 'private' });
    const refusal = async (member: MemberRow | null, roomId: string) =>
      (await w.as(member).refusal(MOVE, { id: thread.id, roomId })).reason;
    expect(await refusal(null, other.id)).toBe('sign_in_required');
    expect(await refusal(ada, other.id)).toBe('moderators_only');
    expect(await refusal(ada, secret.id)).toBe('room_not_found');
    expect(await refusal(staff, room.id)).toBe('same_room');
    expect(await refusal(staff, ideas.id)).toBe('kind_not_allowed');
    expect(await refusal(staff, 'nonsense')).toBe('room_not_found');
  });

  it('hides it with the room it goes to, and its tags with it', async () => {
    const secret = await w.room(undefined, { visibility: 'private' });
    const tag = await tagged(thread, 'decalcifier');
    await w.as(staff).run(MOVE, { id: thread.id, roomId: secret.id });
    expect((await w.as(ada).run(THREAD, { number: thread.number })).thread).toBeNull();
    expect(await tagCount(tag)).toBe(0);
    await w.as(staff).run(MOVE, { id: thread.id, roomId: room.id });
    expect((await w.anonymous.run(THREAD, { number: thread.number })).thread.id).toBe(thread.id);
    expect(await tagCount(tag)).toBe(1);
  });

  it('stays exact while it goes to and fro and replies come in', async () => {
    const rooms = [room, other];
    const work = Array.from({ length: 60 }, (_, i) =>
      i % 3 === 0
        ? w.as(staff).both(MOVE, { id: thread.id, roomId: rooms[i % 2]!.id })
        : w.as(i % 2 ? ada : bob).both(REPLY, { threadId: thread.id, body: `Reply ${i}` }),
    );
    const results = await Promise.all(work);
    const replies = results.filter((_, i) => i % 3 !== 0);
    expect(replies.filter(({ errors }) => errors)).toEqual([]);
    const total = (await countsOf(room)).posts + (await countsOf(other)).posts;
    expect(total).toBe(41);
  });
});

describe('renaming', () => {
  it('keeps the number, follows with the slug, and keeps the old title as a revision', async () => {
    const title = 'Détartrer sans vinaigre';
    const { threadRename } = await w
      .as(ada)
      .run(RENAME, { id: thread.id, title, reason: 'Clearer' });
    expect(threadRename.thread).toEqual({
      number: thread.number,
      slug: 'detartrer-sans-vinaigre',
      title,
    });
    const { post } = await w.anonymous.run(REVISIONS, { id: thread.openingId });
    expect(post.revisions).toHaveLength(1);
    expect(post.revisions[0]).toMatchObject({ reason: 'Clearer' });
    const [event] = (await w.events('thread.renamed')).slice(-1);
    expect(event).toMatchObject({ threadId: thread.id, after: title });
  });

  it('is for the author and moderators, and for titles that are titles', async () => {
    const refusal = (member: MemberRow | null, title: string) =>
      w.as(member).refusal(RENAME, { id: thread.id, title });
    expect((await refusal(null, 'New')).reason).toBe('sign_in_required');
    expect((await refusal(bob, 'New')).reason).toBe('not_author');
    expect((await refusal(ada, ' ')).fields).toEqual({ title: 'required' });
    expect(await refusal(ada, 'x'.repeat(151))).toMatchObject({
      code: 'INVALID',
      fields: { title: 'too_long' },
      params: { max: 150 },
    });
    await w.as(staff).run(RENAME, { id: thread.id, title: 'x'.repeat(150) });
  });

  it('does nothing for the same title', async () => {
    const { title } = await row('threads', thread.id);
    await w.as(ada).run(RENAME, { id: thread.id, title });
    expect(await row('posts', thread.openingId)).toMatchObject({ revision_count: 0 });
  });
});

describe('merging', () => {
  let into: ThreadRow;
  beforeEach(async () => {
    into = await w.thread(other, bob);
  });
  const merge = async (from = thread, to = into, member = staff) =>
    (await w.as(member).run(MERGE, { id: from.id, intoId: to.id })).threadMerge.thread;

  it('hangs the posts behind the others, and old addresses lead to them', async () => {
    await w.post(thread, bob);
    await w.post(into, ada);
    await w.post(into, ada);
    expect(await merge()).toMatchObject({
      id: into.id,
      number: into.number,
      replyCount: 4,
      participantCount: 2,
    });

    const data = await w.anonymous.run(THREAD, { number: thread.number });
    expect(data.thread).toMatchObject({ id: into.id, number: into.number });
    expect(data.thread.posts.nodes.map((post: any) => post.number)).toEqual([1, 2, 3, 4, 5]);
    expect(await postAt(thread.number, 1)).toEqual({
      id: thread.openingId,
      number: 4,
      thread: { number: into.number },
    });
    expect(await postAt(thread.number, 2)).toMatchObject({ number: 5 });
    expect(await postAt(into.number, 4)).toMatchObject({ id: thread.openingId });
    expect(await postAt(thread.number, 3)).toBeNull();

    expect(await countsOf(room)).toEqual({ threads: 0, posts: 0, isActive: false });
    expect(await countsOf(other)).toEqual({ threads: 1, posts: 5, isActive: true });
    expect((await w.events('thread.merged')).at(-1)).toEqual({
      threadId: thread.id,
      roomId: room.id,
      intoId: into.id,
      intoRoomId: other.id,
      postCount: 2,
    });
  });

  it('again leads every older address to the last thread', async () => {
    const last = await w.thread(room, bob);
    await merge(thread, into);
    await merge(into, last);
    const found = await w.anonymous.run(THREAD, { number: thread.number });
    expect(found.thread.id).toBe(last.id);
    expect(await postAt(thread.number, 1)).toMatchObject({
      number: 3,
      thread: { number: last.number },
    });
    expect(await postAt(into.number, 2)).toMatchObject({ id: thread.openingId });
  });

  it('carries tags, as far as there is place', async () => {
    const [one, two] = [await tagged(thread, 'grinder'), await tagged(into, 'roast')];
    expect((await merge()).tags).toEqual([{ slug: 'grinder' }, { slug: 'roast' }]);
    expect([await tagCount(one), await tagCount(two)]).toEqual([1, 1]);
  });

  it('carries "same question", the asker of the other among them, and subscriptions', async () => {
    const [eve, zoe] = [await w.member(), await w.member()];
    for (const [id, member] of [
      [thread.id, eve],
      [thread.id, bob],
      [into.id, eve],
    ] as const) {
      await w.db.rows('insert into same_questions (thread_id, member_id) values ($1, $2)', [
        id,
        member.id,
      ]);
    }
    for (const [id, member, level] of [
      [thread.id, eve, 'watching'],
      [thread.id, zoe, 'tracking'],
      [into.id, eve, 'muted'],
    ] as const) {
      await w.db.rows(
        'insert into subscriptions (id, member_id, thread_id, level) values (gen_random_uuid(), $1, $2, $3)',
        [member.id, id, level],
      );
    }
    // Eve once, Ada who asked the other; not Bob, who asks this one.
    expect(await merge()).toMatchObject({ sameQuestionCount: 2 });
    const levels = await w.db.rows(
      'select member_id as id, level from subscriptions where thread_id = $1 order by level',
      [into.id],
    );
    expect(levels).toEqual([
      { id: eve.id, level: 'muted' },
      { id: zoe.id, level: 'tracking' },
    ]);
  });

  it('adds up readers, without those who read both the same day', async () => {
    for (const [id, readers] of [
      [thread.id, ['one', 'two']],
      [into.id, ['two', 'three']],
    ] as const) {
      for (const reader of readers) {
        await w.db.rows('insert into thread_readers values ($1, current_date, $2)', [
          id,
          Buffer.from(reader),
        ]);
      }
    }
    await w.db.rows('update threads set view_count = 10 where id = any($1)', [
      [thread.id, into.id],
    ]);
    expect(await merge()).toMatchObject({ viewCount: 19 });
  });

  it('carries the answer where the other has none', async () => {
    const answer = await w.post(thread, bob);
    await solve(thread, answer.id);
    expect(await merge()).toMatchObject({ isSolved: true, answer: { number: 3 } });
    expect(await row('threads', into.id)).toMatchObject({ answer_chosen_by_id: staff.id });
  });

  it.each([
    ['has its own answer', { own: true, kind: 'question' }],
    ['asks nothing', { own: false, kind: 'discussion' }],
  ])('drops the answer where the other %s', async (_, { own, kind }) => {
    const [answer, standing] = [await w.post(thread, bob), await w.post(into, ada)];
    await w.db.rows('update threads set kind = $2 where id = $1', [into.id, kind]);
    await solve(thread, answer.id);
    if (own) await solve(into, standing.id);
    const { answer_count: before } = await row('members', bob.id);
    expect(await merge()).toMatchObject({ isSolved: own });
    expect(await row('members', bob.id)).toMatchObject({ answer_count: before - 1 });
  });

  it('keeps votes and bookmarks on their posts', async () => {
    await w.db.rows('insert into bookmarks (member_id, post_id) values ($1, $2)', [
      ada.id,
      thread.openingId,
    ]);
    await w.db.rows('update posts set vote_score = 3 where id = $1', [thread.openingId]);
    await merge();
    expect(await row('posts', thread.openingId)).toMatchObject({
      vote_score: 3,
      thread_id: into.id,
    });
    expect(
      await w.db.rows('select 1 from bookmarks where post_id = $1', [thread.openingId]),
    ).toHaveLength(1);
  });

  it('is for those who moderate both, and two different threads that stand', async () => {
    const roomie = await w.member();
    await w.roomMember(room, roomie, 'moderator');
    const refusal = async (member: MemberRow | null, from = thread, to = into) =>
      (await w.as(member).refusal(MERGE, { id: from.id, intoId: to.id })).reason;
    expect(await refusal(null)).toBe('sign_in_required');
    expect(await refusal(ada)).toBe('moderators_only');
    expect(await refusal(roomie)).toBe('moderators_only');
    expect(await refusal(staff, thread, thread)).toBe('same_thread');
    await w.db.rows('update threads set withdrawn_at = now() where id = $1', [into.id]);
    await w.db.rows(
      'update rooms set thread_count = 0, post_count = 0, last_post_at = null where id = $1',
      [other.id],
    );
    await w.db.rows('update members set thread_count = thread_count - 1 where id = $1', [bob.id]);
    expect(await refusal(staff)).toBe('thread_not_standing');
  });

  it('loses no reply that is written meanwhile', async () => {
    const replies = Array.from({ length: 199 }, (_, i) =>
      w.as(i % 2 ? ada : bob).run(REPLY, { threadId: thread.id, body: `Written meanwhile ${i}` }),
    );
    const [, ...written] = await Promise.all([merge(), ...replies]);
    expect(written).toHaveLength(199);
    const posts = await w.db.rows<{ number: number }>(
      'select number from posts where thread_id = $1 order by number',
      [into.id],
    );
    expect(posts.map((post) => post.number)).toEqual(Array.from({ length: 201 }, (_, i) => i + 1));
    expect(await row('threads', into.id)).toMatchObject({ last_number: 201, reply_count: 200 });
  });

  it('counts each who took part once, though all write in both threads meanwhile', async () => {
    const members = await Promise.all(Array.from({ length: 8 }, () => w.member()));
    for (const member of members) await w.post(thread, member);
    const replies = members.flatMap((member) => [
      w.as(member).run(REPLY, { threadId: into.id, body: 'In the one.' }),
      w.as(member).run(REPLY, { threadId: thread.id, body: 'In the other.' }),
    ]);
    await Promise.all([merge(), ...replies]);
    expect(await row('threads', into.id)).toMatchObject({ participant_count: 10 });
  });

  it('of the same two in both directions at once leaves one', async () => {
    const results = await Promise.all([
      w.as(staff).both(MERGE, { id: thread.id, intoId: into.id }),
      w.as(staff).both(MERGE, { id: into.id, intoId: thread.id }),
    ]);
    expect(results.filter(({ errors }) => !errors)).toHaveLength(1);
    const standing = await w.db.rows(
      'select 1 from threads where id = any($1) and merged_into_id is null',
      [[thread.id, into.id]],
    );
    expect(standing).toHaveLength(1);
  });
});

describe('splitting', () => {
  const split = async (input: Record<string, unknown>, member = staff) =>
    (await w.as(member).run(SPLIT, { id: thread.id, input: { title: 'Another matter', ...input } }))
      .threadSplit.thread;

  it('makes a thread of some replies, whose old addresses lead there', async () => {
    const [two, three, four] = [
      await w.post(thread, bob),
      await w.post(thread, ada),
      await w.post(thread, bob),
    ];
    const tag = await tagged(thread, 'portafilter');
    const made = await split({ postIds: [four.id, two.id] });
    expect(made).toMatchObject({
      title: 'Another matter',
      kind: 'question',
      replyCount: 1,
      author: { handle: 'bob' },
      room: { slug: room.slug },
      tags: [{ slug: 'portafilter' }],
      posts: { nodes: [{ number: 1 }, { number: 2 }] },
    });
    expect(await tagCount(tag)).toBe(2);
    expect((await row('posts', two.id)).created_at.toISOString()).toBe(made.createdAt);
    expect(await postAt(thread.number, 2)).toMatchObject({
      id: two.id,
      number: 1,
      thread: { number: made.number },
    });
    expect(await postAt(thread.number, 4)).toMatchObject({ id: four.id, number: 2 });
    expect(await postAt(thread.number, 3)).toMatchObject({
      id: three.id,
      thread: { number: thread.number },
    });
    expect(await row('threads', thread.id)).toMatchObject({
      reply_count: 1,
      participant_count: 1,
      last_number: 4,
    });
    const { postCreate } = await w.as(bob).run(REPLY, { threadId: thread.id, body: 'On we go' });
    expect(postCreate.post.number).toBe(5);
    expect((await w.events('thread.split')).at(-1)).toEqual({
      threadId: thread.id,
      roomId: room.id,
      newThreadId: made.id,
      newRoomId: room.id,
      postIds: [two.id, four.id],
    });
  });

  it('puts it into another room as another kind', async () => {
    const reply = await w.post(thread, bob);
    const made = await split({ postIds: [reply.id], roomId: other.id, kind: 'idea' });
    expect(made).toMatchObject({ kind: 'idea', room: { slug: other.slug } });
    expect(await countsOf(room)).toMatchObject({ threads: 1, posts: 1 });
    expect(await countsOf(other)).toMatchObject({ threads: 1, posts: 1 });
  });

  it('lets the answer go along where it answers something', async () => {
    const [question, answer] = [await w.post(thread, ada), await w.post(thread, bob)];
    await solve(thread, answer.id);
    const made = await split({ postIds: [question.id, answer.id] });
    expect(made).toMatchObject({ isSolved: true });
    expect(await row('threads', thread.id)).toMatchObject({ answer_post_id: null });
  });

  it('leaves the counts of both exact while people go on writing', async () => {
    const members = await Promise.all(Array.from({ length: 10 }, () => w.member()));
    const posts = await Promise.all(members.map((member) => w.post(thread, member)));
    const input = { title: 'Another matter', postIds: posts.slice(0, 5).map((post) => post.id) };
    const replies = members.map((member) =>
      w.as(member).run(REPLY, { threadId: thread.id, body: 'Meanwhile.' }),
    );
    await Promise.all([w.as(staff).run(SPLIT, { id: thread.id, input }), ...replies]);
    expect(await row('threads', thread.id)).toMatchObject({
      participant_count: 11,
      reply_count: 15,
    });
  });

  it('drops an answer that becomes an opening post', async () => {
    const answer = await w.post(thread, bob);
    await solve(thread, answer.id);
    expect(await split({ postIds: [answer.id] })).toMatchObject({ isSolved: false });
  });

  it('takes only standing replies of this thread along', async () => {
    const stranger = await w.thread(room, ada);
    const foreign = await w.post(stranger, bob);
    const mine = await w.post(thread, bob);
    const input = (postIds: string[], title = 'Another matter') => ({
      id: thread.id,
      input: { postIds, title },
    });
    const fields = async (postIds: string[], title?: string) =>
      (await w.as(staff).refusal(SPLIT, input(postIds, title))).fields;
    expect(await fields([])).toEqual({ postIds: 'required' });
    expect(await fields([foreign.id, mine.id])).toEqual({ postIds: 'post_not_in_thread' });
    expect(await fields(['nonsense'])).toEqual({ postIds: 'post_not_in_thread' });
    expect(await fields([thread.openingId])).toEqual({ postIds: 'opening_post' });
    expect(await fields([mine.id], '')).toEqual({ title: 'required' });
    expect((await w.as(bob).refusal(SPLIT, input([mine.id]))).reason).toBe('moderators_only');
  });

  it('of the same posts twice at once makes one thread', async () => {
    const replies = [await w.post(thread, bob), await w.post(thread, bob)];
    const input = { postIds: replies.map((post) => post.id), title: 'Another matter' };
    const results = await Promise.all(
      Array.from({ length: 5 }, () => w.as(staff).both(SPLIT, { id: thread.id, input })),
    );
    expect(results.filter(({ errors }) => !errors)).toHaveLength(1);
  });
});
