import { expectCountersTrue } from '../support/counters.js';
import type { MemberRow, PostRow, RoomRow, ThreadRow } from '../support/factories.js';
import { type World, world } from '../support/world.js';

const CHOOSE = `mutation Choose($postId: ID!) {
  answerChoose(postId: $postId) {
    thread { isSolved answerChosenAt answer { id isAnswer } answerChosenBy { handle } }
    post { id isAnswer }
  }
}`;
const UNCHOOSE = `mutation Unchoose($threadId: ID!) {
  answerUnchoose(threadId: $threadId) { thread { isSolved answer { id } } post { id } }
}`;
const MAY = `query May($number: Int!) {
  thread(number: $number) {
    viewerCanChooseAnswer
    posts { nodes { number viewerCanChooseAsAnswer } }
  }
}`;

let w: World;
let asker: MemberRow;
let bob: MemberRow;
let cleo: MemberRow;
let staff: MemberRow;
let room: RoomRow;
let thread: ThreadRow;

beforeAll(async () => {
  w = await world({ limitsFactor: 0 });
  staff = await w.member('staff', 'moderator');
});
beforeEach(async () => {
  [asker, bob, cleo] = [await w.member(), await w.member(), await w.member()];
  room = await w.room();
  thread = await w.thread(room, asker);
});
afterAll(async () => {
  await expectCountersTrue(w);
  await w.close();
});

const choose = async (member: MemberRow, postId: string) =>
  (await w.as(member).run(CHOOSE, { postId })).answerChoose;
const answersOf = async (member: MemberRow) =>
  (
    await w.db.rows<{ count: number }>('select answer_count as count from members where id = $1', [
      member.id,
    ])
  )[0]!.count;

describe('choosing an answer', () => {
  it('solves the question, counts for its author and tells', async () => {
    const post = await w.post(thread, bob);
    const { thread: solved, post: answer } = await choose(asker, post.id);
    expect(solved).toMatchObject({
      isSolved: true,
      answer: { id: post.id, isAnswer: true },
      answerChosenBy: { handle: asker.handle },
    });
    expect(solved.answerChosenAt).not.toBeNull();
    expect(answer).toEqual({ id: post.id, isAnswer: true });
    expect(await answersOf(bob)).toBe(1);
    expect((await w.events('answer.chosen')).at(-1)).toEqual({
      postId: post.id,
      threadId: thread.id,
      roomId: room.id,
      authorId: bob.id,
      number: 2,
      previousPostId: null,
    });
  });

  it('puts a better answer in the place of the first', async () => {
    const [first, better] = [await w.post(thread, bob), await w.post(thread, cleo)];
    await choose(asker, first.id);
    const { thread: solved } = await choose(staff, better.id);
    expect(solved).toMatchObject({
      answer: { id: better.id },
      answerChosenBy: { handle: staff.handle },
    });
    expect([await answersOf(bob), await answersOf(cleo)]).toEqual([0, 1]);
    expect((await w.events('answer.chosen')).at(-1)).toMatchObject({ previousPostId: first.id });
  });

  it('is the same twice as once', async () => {
    const post = await w.post(thread, bob);
    const first = await choose(asker, post.id);
    const events = (await w.events('answer.chosen')).length;
    expect(await choose(staff, post.id)).toEqual(first);
    expect((await w.events('answer.chosen')).length).toBe(events);
    expect(await answersOf(bob)).toBe(1);
  });

  it('is taken back, and tells of that', async () => {
    const post = await w.post(thread, bob);
    await choose(asker, post.id);
    const { answerUnchoose } = await w.as(asker).run(UNCHOOSE, { threadId: thread.id });
    expect(answerUnchoose).toEqual({ thread: { isSolved: false, answer: null }, post: null });
    expect(await answersOf(bob)).toBe(0);
    expect((await w.events('answer.unchosen')).at(-1)).toMatchObject({ postId: post.id });
    await w.as(asker).run(UNCHOOSE, { threadId: thread.id });
    expect(await answersOf(bob)).toBe(0);
  });

  it('shows on the page of the member who knew', async () => {
    const post = await w.post(thread, bob);
    await choose(asker, post.id);
    const query = 'query M($h: String!) { member(handle: $h) { answers { nodes { id } } } }';
    const { member } = await w.anonymous.run(query, { h: bob.handle });
    expect(member.answers.nodes).toEqual([{ id: post.id }]);
  });
});

describe('who chooses', () => {
  it('is whoever asked, staff and the moderators of the room, and they are told so', async () => {
    const post = await w.post(thread, bob);
    const local = await w.member();
    await w.roomMember(room, local, 'moderator');
    for (const member of [asker, staff, local]) {
      const { thread: may } = await w.as(member).run(MAY, { number: thread.number });
      expect(may).toEqual({
        viewerCanChooseAnswer: true,
        posts: {
          nodes: [
            { number: 1, viewerCanChooseAsAnswer: false },
            { number: 2, viewerCanChooseAsAnswer: true },
          ],
        },
      });
      await choose(member, post.id);
    }
    for (const member of [bob, cleo]) {
      expect(await w.as(member).refusal(CHOOSE, { postId: post.id })).toMatchObject({
        code: 'FORBIDDEN',
      });
      expect(await w.as(member).refusal(UNCHOOSE, { threadId: thread.id })).toMatchObject({
        code: 'FORBIDDEN',
      });
      const { thread: may } = await w.as(member).run(MAY, { number: thread.number });
      expect(may.viewerCanChooseAnswer).toBe(false);
    }
    expect(await w.anonymous.refusal(CHOOSE, { postId: post.id })).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  it('refuses the opening post, other kinds of threads and ids of nothing', async () => {
    const idea = await w.thread(room, asker, { kind: 'idea' });
    const reply = await w.post(idea, bob);
    const refusal = async (postId: string) =>
      (await w.as(asker).refusal(CHOOSE, { postId })).reason;
    expect(await refusal(thread.openingId)).toBe('opening_post');
    expect(await refusal(reply.id)).toBe('not_a_question');
    expect(await refusal(thread.id)).toBe('post_not_found');
    expect(await refusal('\0')).toBe('post_not_found');
  });

  it('does not tell strangers of a private question', async () => {
    const secret = await w.room(undefined, { visibility: 'private' });
    await w.roomMember(secret, asker);
    const hidden = await w.thread(secret, asker);
    const post = await w.post(hidden, asker);
    expect(await w.as(bob).refusal(CHOOSE, { postId: post.id })).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await w.as(bob).refusal(UNCHOOSE, { threadId: hidden.id })).toMatchObject({
      code: 'NOT_FOUND',
    });
    await choose(asker, post.id);
  });
});

describe('an answer that is withdrawn', () => {
  const WITHDRAW = 'mutation W($id: ID!) { postWithdraw(id: $id) { post { isAnswer } } }';

  it('leaves the question unsolved and its author without the count', async () => {
    const post = await w.post(thread, bob);
    await choose(asker, post.id);
    const { postWithdraw } = await w.as(bob).run(WITHDRAW, { id: post.id });
    expect(postWithdraw.post.isAnswer).toBe(false);
    const [row] = await w.db.rows(
      'select answer_post_id, answer_chosen_at, answer_chosen_by_id from threads where id = $1',
      [thread.id],
    );
    expect(row).toEqual({
      answer_post_id: null,
      answer_chosen_at: null,
      answer_chosen_by_id: null,
    });
    expect(await answersOf(bob)).toBe(0);
    expect((await w.events('answer.unchosen')).at(-1)).toMatchObject({ postId: post.id });
    expect(await w.as(asker).refusal(CHOOSE, { postId: post.id })).toMatchObject({
      reason: 'post_not_standing',
    });
  });

  it('is never both withdrawn and chosen, however the two race', async () => {
    for (let round = 0; round < 10; round++) {
      const post = await w.post(thread, bob);
      await Promise.all([
        w.as(asker).both(CHOOSE, { postId: post.id }),
        w.as(bob).both(WITHDRAW, { id: post.id }),
      ]);
      const [row] = await w.db.rows('select answer_post_id from threads where id = $1', [
        thread.id,
      ]);
      expect(row).toEqual({ answer_post_id: null });
    }
    expect(await answersOf(bob)).toBe(0);
  });
});

describe('200 parallel choices in one question', () => {
  it('leave one answer and exact counts', async () => {
    const authors = [bob, cleo, await w.member(), asker];
    const posts: PostRow[] = [];
    for (const author of authors) posts.push(await w.post(thread, author));
    const results = await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        w.as(i % 3 ? asker : staff).both(CHOOSE, { postId: posts[i % 4]!.id }),
      ),
    );
    expect(results.filter((result) => result.errors)).toEqual([]);
    const counts = await Promise.all(authors.map(answersOf));
    expect([...counts].sort()).toEqual([0, 0, 0, 1]);
    const [row] = await w.db.rows<{ id: string }>(
      'select answer_post_id as id from threads where id = $1',
      [thread.id],
    );
    expect(posts.map((post) => post.id).indexOf(row!.id)).toBe(counts.indexOf(1));
  });

  it('end well among replies and withdrawals of the same members', async () => {
    const posts: PostRow[] = [];
    for (const author of [bob, cleo, bob, cleo]) posts.push(await w.post(thread, author));
    const reply = `mutation R($t: ID!, $b: String!) {
      postCreate(threadId: $t, input: { bodyMarkdown: $b }) { post { id } } }`;
    const withdraw = 'mutation W($id: ID!) { postWithdraw(id: $id) { post { id } } }';
    const restore = 'mutation W($id: ID!) { postRestore(id: $id) { post { id } } }';
    const results = await Promise.all(
      Array.from({ length: 200 }, (_, i) => {
        const post = posts[i % 4]!;
        const author = i % 2 ? cleo : bob;
        if (i % 5 === 0) return w.as(author).both(reply, { t: thread.id, b: `Words ${i}.` });
        if (i % 5 === 1) return w.as(author).both(withdraw, { id: post.id });
        if (i % 5 === 2) return w.as(author).both(restore, { id: post.id });
        return w.as(asker).both(CHOOSE, { postId: post.id });
      }),
    );
    const reasons = results.flatMap((r) => r.errors ?? []).map((e) => e.extensions.reason);
    expect(reasons.filter((reason) => reason !== 'post_not_standing')).toEqual([]);
    await expectCountersTrue(w);
    const [{ deadlocks }] = (await w.db.rows<{ deadlocks: number }>(
      `select deadlocks::int from pg_stat_database where datname = current_database()`,
    )) as [{ deadlocks: number }];
    expect(deadlocks).toBe(0);
  });
});
