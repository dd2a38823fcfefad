import { ExpertiseUpkeep } from '@parvis/forum';
import { expectTrueCounts, tagged, verified } from '../support/experts.js';
import type { MemberRow, PostRow, RoomRow, ThreadRow } from '../support/factories.js';
import { lastStatements } from '../support/statements.js';
import { type World, world } from '../support/world.js';

const VERIFY = `mutation ($id: ID!) { answerVerify(postId: $id) { post {
  id isVerifiedAnswer viewerHasVerified verifications { label member { handle } }
  thread { isAnsweredByExpert verifiedAnswerCount }
} } }`;
const UNVERIFY = `mutation ($id: ID!, $memberId: ID) { answerUnverify(postId: $id, memberId: $memberId) {
  post { isVerifiedAnswer thread { isAnsweredByExpert verifiedAnswerCount } }
} }`;
const PAGE = `query ($number: Int!) { thread(number: $number) {
  isAnsweredByExpert verifiedAnswerCount
  posts { nodes { number isVerifiedAnswer viewerHasVerified viewerCanVerify viewerCannotVerifyReason
    verifications { label createdAt member { handle name } } } }
} }`;
const LIST = `query ($yes: Boolean, $list: ThreadListKind! = latest, $solved: Boolean) {
  threads(list: $list, isAnsweredByExpert: $yes, isSolved: $solved, first: 100) { nodes { number } }
}`;

let w: World;
let [admin, asker, expert, helper]: MemberRow[] = [];
let room: RoomRow;
let tag: { id: string; slug: string };
let thread: ThreadRow;
let answer: PostRow;

beforeAll(async () => {
  w = await world();
  [admin, asker, expert, helper] = [
    await w.member('boss', 'admin'),
    await w.member('asker'),
    await w.member('expert'),
    await w.member('helper'),
  ];
  room = await w.room('coffee');
  tag = await w.tag('steam');
  await verified(w, admin!, expert!, { tagId: tag.id });
});
beforeEach(async () => {
  thread = await w.thread(room, asker!);
  await tagged(w, thread, tag);
  answer = await w.post(thread, helper!);
});
afterEach(async () => {
  w.setNow(null);
  await w.drain();
  await expectTrueCounts(w, ['AnswerVerificationsRepository']);
});
afterAll(() => w.close());

const verify = (who: MemberRow, id = answer.id) => w.as(who).run(VERIFY, { id });
const page = async (viewer: MemberRow | null = null) =>
  (await w.as(viewer).run(PAGE, { number: thread.number })).thread;
const reply = (who: MemberRow, threadId = thread.id) =>
  w
    .as(who)
    .run(
      `mutation ($threadId: ID!, $input: PostCreateInput!) {
        postCreate(threadId: $threadId, input: $input) { post { id } } }`,
      { threadId, input: { bodyMarkdown: 'Turn the valve by a quarter.' } },
    )
    .then(({ postCreate }) => postCreate.post.id as string);

describe('verifying an answer', () => {
  it('is done by experts of a tag or the room and by staff; several may be', async () => {
    const local = await w.member('local');
    await verified(w, admin!, local, { roomId: room.id });
    const { answerVerify } = await verify(expert!);
    expect(answerVerify.post).toMatchObject({
      isVerifiedAnswer: true,
      viewerHasVerified: true,
      verifications: [{ label: 'expert', member: { handle: 'expert' } }],
      thread: { isAnsweredByExpert: true, verifiedAnswerCount: 1 },
    });
    await verify(expert!);
    await verify(local);
    await verify(admin!);
    const other = await w.post(thread, helper!);
    await verify(admin!, other.id);
    const found = await page();
    expect(found).toMatchObject({ isAnsweredByExpert: true, verifiedAnswerCount: 2 });
    expect(
      found.posts.nodes[1].verifications.map((one: any) => [one.label, one.member.handle]),
    ).toEqual([
      ['expert', 'expert'],
      ['expert', 'local'],
      ['staff', 'boss'],
    ]);
    const events = await w.events('answer.verified');
    expect(events.filter(({ postId }) => postId === answer.id)).toHaveLength(3);
    await w.drain();
    const { viewer } = await w
      .as(helper!)
      .run('{ viewer { notifications(first: 1) { nodes { kind post { number } } } } }');
    expect(viewer.notifications.nodes).toMatchObject([{ kind: 'answer_verified' }]);
  });

  it('is refused to everybody else, and where there is nothing to verify', async () => {
    const reason = async (who: MemberRow | null, id = answer.id) =>
      (await w.as(who).refusal(VERIFY, { id })).reason;
    expect(await reason(null)).toBe('sign_in_required');
    expect(await reason(asker!)).toBe('experts_only');
    expect(await reason(await w.member('sells', 'marketer'))).toBe('experts_only');
    expect(await reason(expert!, thread.openingId)).toBe('opening_post');
    expect(await reason(expert!, await reply(expert!))).toBe('own_post');
    const gone = await w.post(thread, helper!, { withdrawn_at: new Date() });
    expect(await reason(expert!, gone.id)).toBe('post_not_standing');
    const talk = await w.thread(room, asker!, { kind: 'discussion' });
    expect(await reason(admin!, (await w.post(talk, helper!)).id)).toBe('not_a_question');
    const untagged = await w.thread(room, asker!);
    expect(await reason(expert!, (await w.post(untagged, helper!)).id)).toBe('experts_only');
    const secret = await w.room(undefined, { visibility: 'private' });
    const hidden = await w.thread(secret, asker!);
    await tagged(w, hidden, tag);
    expect(await reason(expert!, (await w.post(hidden, helper!)).id)).toBe('post_not_found');
    await w.db.rows('update threads set reply_count = reply_count where id = $1', [thread.id]);
    await w.db.rows(`update threads set state = 'archived' where id = $1`, [thread.id]);
    expect(await reason(expert!)).toBe('thread_archived');
  });

  it('is over for an expert at the moment his verification is, while what he verified stays', async () => {
    const brief = await w.member('brief');
    await verified(w, admin!, brief, { tagId: tag.id }, new Date(Date.now() + 3_600_000));
    await verify(brief);
    w.setNow(new Date(Date.now() + 3_600_001));
    const other = await w.post(thread, helper!);
    expect((await w.as(brief).refusal(VERIFY, { id: other.id })).reason).toBe('experts_only');
    expect((await page()).posts.nodes[1]).toMatchObject({
      isVerifiedAnswer: true,
      verifications: [{ label: 'expert', member: { handle: 'brief' } }],
    });
  });

  it('counts once, whoever races', async () => {
    const staff = await Promise.all(
      Array.from({ length: 10 }, () => w.member(undefined, 'moderator')),
    );
    await Promise.all(
      Array.from({ length: 200 }, (_, i) => {
        const id = answer.id;
        const who = w.as(staff[i % 10]!);
        return i % 3 ? who.run(VERIFY, { id }) : who.run(UNVERIFY, { id });
      }),
    );
    const [row] = await w.db.rows<{ many: number }>(
      'select count(*)::int as many from answer_verifications where post_id = $1',
      [answer.id],
    );
    expect((await page()).verifiedAnswerCount).toBe(row!.many > 0 ? 1 : 0);
  });
});

describe('a verification is taken back', () => {
  it('by its owner, and by moderators; nobody else', async () => {
    await verify(expert!);
    await verify(admin!);
    const asked = { id: answer.id, memberId: expert!.id };
    expect((await w.as(asker!).refusal(UNVERIFY, asked)).reason).toBe('moderators_only');
    await w.as(asker!).run(UNVERIFY, { id: answer.id });
    expect((await page()).posts.nodes[1].verifications).toHaveLength(2);
    await w.as(admin!).run(UNVERIFY, asked);
    const { answerUnverify } = await w.as(admin!).run(UNVERIFY, { id: answer.id });
    expect(answerUnverify.post).toEqual({
      isVerifiedAnswer: false,
      thread: { isAnsweredByExpert: false, verifiedAnswerCount: 0 },
    });
  });

  it('when the author withdraws the answer or changes its words, not when staff mend them', async () => {
    const EDIT = `mutation ($id: ID!, $input: PostUpdateInput!) { postUpdate(id: $id, input: $input) { post { id } } }`;
    await verify(expert!);
    const input = { bodyMarkdown: 'Mended.', reason: 'Typing.' };
    await w.as(admin!).run(EDIT, { id: answer.id, input });
    expect((await page()).verifiedAnswerCount).toBe(1);
    await w.as(helper!).run(EDIT, { id: answer.id, input: { bodyMarkdown: 'Buy at my shop.' } });
    expect(await page()).toMatchObject({ verifiedAnswerCount: 0, isAnsweredByExpert: false });
    await verify(expert!);
    await w.as(helper!).run('mutation ($id: ID!) { postWithdraw(id: $id) { post { id } } }', {
      id: answer.id,
    });
    expect((await page()).verifiedAnswerCount).toBe(0);
    await w.as(helper!).run('mutation ($id: ID!) { postRestore(id: $id) { post { id } } }', {
      id: answer.id,
    });
    expect(await page()).toMatchObject({ verifiedAnswerCount: 0 });
    const unverified = await w.events('answer.unverified');
    expect(unverified.filter(({ postId }) => postId === answer.id)).toHaveLength(2);
  });
});

describe('a question answered by an expert', () => {
  const numbers = async (variables: Record<string, unknown>) =>
    (await w.anonymous.run(LIST, variables)).threads.nodes.map((node: any) => node.number);

  it('has a reply that he wrote while he was one, or that was verified', async () => {
    expect((await page()).isAnsweredByExpert).toBe(false);
    const id = await reply(expert!);
    expect(await page()).toMatchObject({ isAnsweredByExpert: true, verifiedAnswerCount: 0 });
    for (const list of ['latest', 'new', 'hot', 'top', 'unsolved']) {
      expect(await numbers({ list, yes: true })).toContain(thread.number);
      expect(await numbers({ list, yes: false })).not.toContain(thread.number);
    }
    expect(await numbers({ yes: true, solved: true })).not.toContain(thread.number);
    await w
      .as(expert!)
      .run('mutation ($id: ID!) { postWithdraw(id: $id) { post { id } } }', { id });
    expect(await page()).toMatchObject({ isAnsweredByExpert: false });
  });

  it('stays so when he is no expert any more, and follows the tags of the question', async () => {
    const once = await w.member('once');
    const id = await verified(w, admin!, once, { tagId: tag.id });
    await reply(once);
    await w
      .as(admin!)
      .run('mutation ($id: ID!) { expertVerificationEnd(id: $id) { verification { id } } }', {
        id,
      });
    expect((await page()).isAnsweredByExpert).toBe(true);
    const RETAG =
      'mutation ($id: ID!, $tags: [String!]!) { threadRetag(id: $id, tags: $tags) { thread { isAnsweredByExpert } } }';
    await w.as(admin!).run(RETAG, { id: thread.id, tags: [] });
    expect((await page()).isAnsweredByExpert).toBe(false);
    await w.as(admin!).run(RETAG, { id: thread.id, tags: ['steam'] });
    expect((await page()).isAnsweredByExpert).toBe(true);
  });

  it('follows a merge', async () => {
    await w.app.nest.get(ExpertiseUpkeep, { strict: false }).recount();
    await reply(expert!);
    const into = await w.thread(room, helper!);
    await w
      .as(admin!)
      .run(
        'mutation ($id: ID!, $intoId: ID!) { threadMerge(id: $id, intoId: $intoId) { thread { id } } }',
        { id: thread.id, intoId: into.id },
      );
    await w.drain();
    await expectTrueCounts(w);
    const { thread: merged } = await w.anonymous.run(PAGE, { number: into.number });
    expect(merged.isAnsweredByExpert).toBe(true);
  });
});

it('a thread page says it all in one statement, for members too', async () => {
  await verify(expert!);
  const count = await w.statements(() => page(expert!));
  const few = lastStatements().length;
  for (let i = 0; i < 6; i++) await verify(expert!, (await w.post(thread, await w.member())).id);
  expect(await w.statements(() => page())).toBe(1);
  expect(await w.statements(() => page(expert!))).toBe(count);
  expect(few).toBe(count);
  const own = (await page(expert!)).posts.nodes;
  expect(own[1]).toMatchObject({ viewerHasVerified: true, viewerCanVerify: true });
  expect((await page(asker!)).posts.nodes[1]).toMatchObject({
    viewerCanVerify: false,
    viewerCannotVerifyReason: 'experts_only',
  });
});
