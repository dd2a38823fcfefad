import { expectCountersTrue } from '../support/counters.js';
import type { MemberRow, RoomRow, ThreadRow } from '../support/factories.js';
import { Review } from '../support/review.js';
import { type World, world } from '../support/world.js';

const REPLY = `mutation ($threadId: ID!) {
  postCreate(threadId: $threadId, input: { bodyMarkdown: "A word." }) { post { id } } }`;
const EDIT = `mutation ($id: ID!) {
  postUpdate(id: $id, input: { bodyMarkdown: "Other words." }) { post { id } } }`;
const RENAME = `mutation ($id: ID!) { threadRename(id: $id, title: "Another title") { thread { id } } }`;
const REACT = 'mutation ($id: ID!) { reactionAdd(postId: $id, kind: like) { post { id } } }';
const VOTE = 'mutation ($id: ID!) { voteCast(postId: $id, value: 1) { post { id } } }';
const SAME = 'mutation ($id: ID!) { sameQuestionAdd(threadId: $id) { thread { id } } }';
const FLAG = `mutation ($id: ID!) {
  flagRaise(input: { postId: $id, reasonCode: "spam" }) { flag { id } } }`;
const BOOKMARK = 'mutation ($id: ID!) { bookmarkAdd(postId: $id) { post { id } } }';
const SIGN_OUT = 'mutation { signOut { ok: __typename } }';
const LOOK = 'query ($number: Int!) { thread(number: $number) { id } rooms { slug } }';

const PICTURE = 'mutation ($image: Bytes!) { avatarSet(image: $image) { member { id } } }';
const NO_PICTURE = 'mutation { avatarRemove { member { id } } }';
const PROFILE =
  'mutation ($input: ProfileInput!) { profileUpdate(input: $input) { member { id } } }';

let w: World;
let review: Review;
let open: RoomRow;
let inner: RoomRow;
let thread: ThreadRow;
let innerThread: ThreadRow;
let [mona, ada]: MemberRow[] = [];

beforeAll(async () => {
  w = await world();
  review = new Review(w);
  open = await w.room('open');
  inner = await w.room('inner', { visibility: 'members' });
  mona = await w.member('mona', 'moderator');
  ada = await w.member('ada');
  thread = await w.thread(open, ada);
  innerThread = await w.thread(inner, ada);
});
afterAll(async () => {
  await expectCountersTrue(w);
  await w.close();
});

const sanctioned = async (...kinds: (string | [string, number])[]) => {
  const member = await w.member();
  const post = await w.post(thread, member);
  const id = await review.opened(mona!, { memberId: member.id });
  const decision = await review.done(mona!, id, kinds);
  return { member, post, decision };
};
const rowOf = async (id: string) => {
  const [row] = await w.db.rows<Record<string, any>>('select * from members where id = $1', [id]);
  return row!;
};

describe('a silenced member', () => {
  it('reads as before and writes nothing, and is told until when', async () => {
    const { member, post } = await sanctioned(['silence', 24]);
    const own = await w.thread(open, member);
    const { silenced_until: until } = await rowOf(member.id);
    const refusals: [string, Record<string, unknown>][] = [
      [REPLY, { threadId: thread.id }],
      [EDIT, { id: post.id }],
      [RENAME, { id: own.id }],
      [REACT, { id: thread.openingId }],
      [VOTE, { id: (await w.post(thread, ada!)).id }],
      [SAME, { id: thread.id }],
      [FLAG, { id: thread.openingId }],
      [PICTURE, { image: 'AAAA' }],
      [NO_PICTURE, {}],
      [PROFILE, { input: { bio: 'Buy mine.' } }],
    ];
    for (const [document, variables] of refusals) {
      expect(await w.as(member).refusal(document, variables)).toMatchObject({
        code: 'FORBIDDEN',
        reason: 'silenced',
      });
    }
    const { params } = await w.as(member).refusal(REPLY, { threadId: thread.id });
    expect(params).toEqual({ until: until.toISOString() });
    expect((await w.as(member).run(LOOK, { number: innerThread.number })).thread).not.toBeNull();
    await w.as(member).run(BOOKMARK, { id: thread.openingId });
  });

  it('writes again when the time is over, whether or not the task ran', async () => {
    const { member } = await sanctioned(['silence', 24]);
    const { id: threadId } = await w.thread(open, ada!);
    w.setNow(new Date(Date.now() + 25 * 3_600_000));
    await w.as(member).run(REPLY, { threadId });
    w.setNow(null);
    await w.as(member).refusal(REPLY, { threadId: thread.id });
  });

  it('is told that it is over by the task that ends it', async () => {
    const { member } = await sanctioned(['silence', 24]);
    await w.db.rows(
      `update sanctions set starts_at = now() - interval '2 days', ends_at = now() - interval '1 second'
       where member_id = $1`,
      [member.id],
    );
    await w.db.rows(
      `update graphile_worker._private_jobs set run_at = now() where key like 'sanction:%'`,
    );
    await w.drain();
    expect(await rowOf(member.id)).toMatchObject({ silenced_until: null, silence_id: null });
    expect((await w.events('member.restored')).at(-1)).toEqual({
      memberId: member.id,
      kind: 'silence',
    });
  });

  it('stays silenced as long as the longest of several says', async () => {
    const { member, decision } = await sanctioned(['silence', 168]);
    const long = (await rowOf(member.id)).silenced_until;
    const id = await review.opened(mona!, { memberId: member.id });
    const short = await review.done(mona!, id, [['silence', 24]]);
    expect((await rowOf(member.id)).silenced_until).toEqual(long);
    await review.reverse(mona!, decision.id);
    expect((await rowOf(member.id)).silenced_until.getTime()).toBeLessThan(long.getTime());
    await review.reverse(mona!, short.id);
    expect(await rowOf(member.id)).toMatchObject({ silenced_until: null, silence_id: null });
  });
});

describe('a suspended member', () => {
  it('reads what is public alone', async () => {
    const { member } = await sanctioned(['suspend', 24]);
    await w.roomMember(inner, member, 'moderator');
    const seen = await w.as(member).run(LOOK, { number: innerThread.number });
    expect(seen).toEqual({ thread: null, rooms: [{ slug: 'open' }] });
    expect((await w.as(member).run(LOOK, { number: thread.number })).thread).not.toBeNull();
  });

  it('is refused every mutation but those that concern himself', async () => {
    const { member } = await sanctioned(['suspend', 24]);
    const { suspended_until: until } = await rowOf(member.id);
    expect(await w.as(member).refusal(BOOKMARK, { id: thread.openingId })).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'suspended',
      params: { until: until.toISOString() },
    });
    const hidden = `mutation ($id: ID!) { ...Also } fragment Also on Mutation {
      signOut { ok: __typename } bookmarkAdd(postId: $id) { post { id } } }`;
    expect((await w.as(member).refusal(hidden, { id: thread.openingId })).reason).toBe('suspended');
    await w.as(member).run(SIGN_OUT);
    expect(OPEN).toEqual(await openMutations());
  });

  /** What a suspended member may still do; a new mutation is closed to him unless it is added here. */
  const OPEN = [
    'appealOpen',
    'appealReply',
    'notificationsMarkRead',
    'passwordChange',
    'profileUpdate',
    'sessionRevoke',
    'sessionsRevokeOthers',
    'signOut',
  ];
  const openMutations = async () =>
    Object.entries(w.engine.schema.getMutationType()!.getFields())
      .filter(([, field]) => field.extensions.openToSuspended)
      .map(([name]) => name)
      .sort();

  it('changes his preferences, but nothing that others read', async () => {
    const { member } = await sanctioned(['suspend', 24]);
    const update =
      'mutation ($input: ProfileInput!) { profileUpdate(input: $input) { member { name } } }';
    await w.as(member).run(update, { input: { theme: 'dark' } });
    const refusal = await w.as(member).refusal(update, { input: { name: 'Buy now' } });
    expect(refusal.reason).toBe('suspended');
  });

  it('loses his role as long', async () => {
    const moderator = await w.member('max', 'moderator');
    const root = await w.member('root', 'admin');
    const id = await review.opened(root, { memberId: moderator.id });
    await review.done(root, id, [['suspend', 24]]);
    const queue = '{ reviewables(first: 5) { nodes { id } } }';
    expect((await w.as(moderator).refusal(queue)).reason).toBe('moderators_only');
  });
});

describe('a warning', () => {
  it('is told and kept, and restricts nothing', async () => {
    const { member } = await sanctioned('warn');
    await w.as(member).run(REPLY, { threadId: thread.id });
    const rows = await w.db.rows('select kind, ends_at from sanctions where member_id = $1', [
      member.id,
    ]);
    expect(rows).toEqual([{ kind: 'warning', ends_at: null }]);
    expect((await w.events('member.warned')).at(-1)).toMatchObject({ memberId: member.id });
  });
});
