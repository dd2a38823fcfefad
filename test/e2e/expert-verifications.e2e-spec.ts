import { expectTrueCounts, tagged, VERIFY, verified, YEAR_MS } from '../support/experts.js';
import type { MemberRow, RoomRow, ThreadRow } from '../support/factories.js';
import { lastStatements } from '../support/statements.js';
import { type World, world } from '../support/world.js';

const END = `mutation ($id: ID!) { expertVerificationEnd(id: $id) {
  verification { id endedAt isActive } member { handle verifications { id } }
} }`;
const LIST = `query ($state: ExpertVerificationState, $first: Int! = 20, $after: String) {
  expertVerifications(state: $state, first: $first, after: $after) {
    nodes { id isActive note member { handle } tag { slug } room { slug } verifiedBy { handle } }
    pageInfo { hasNextPage endCursor }
  }
}`;
const LABELS = `query ($number: Int!) { thread(number: $number) {
  posts { nodes { number author { handle }
    authorLabel { kind verifiedUntil tag { slug } room { slug } } } }
} }`;

let w: World;
let [admin, ada, bob]: MemberRow[] = [];
let room: RoomRow;
let tag: { id: string; slug: string };
let thread: ThreadRow;

beforeAll(async () => {
  w = await world();
  [admin, ada, bob] = [
    await w.member('boss', 'admin'),
    await w.member('ada'),
    await w.member('bob'),
  ];
  room = await w.room('coffee');
  tag = await w.tag('steam');
});
beforeEach(async () => {
  await w.db.rows('delete from expert_verifications');
  thread = await w.thread(room, bob!);
  await tagged(w, thread, tag);
});
afterEach(() => w.setNow(null));
afterAll(() => w.close());

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
const labels = async (viewer: MemberRow | null = null, number = thread.number) => {
  const { thread: found } = await w.as(viewer).run(LABELS, { number });
  return Object.fromEntries(
    found.posts.nodes.map((post: any) => [post.author.handle, post.authorLabel.kind]),
  );
};
const hints = (work: () => Promise<unknown>) => {
  // What NOTIFY sends shows in the statements that send it.
  return w.statements(work).then(() => lastStatements().filter((text) => /pg_notify/.test(text)));
};

describe('verifying an expert', () => {
  it('gives a label in the threads of the tag until the date, and says so in the audit log', async () => {
    await w.post(thread, ada!);
    const until = inDays(30);
    const input = { memberId: ada!.id, tagId: tag.id, until, note: 'Repairs them for a living.' };
    const { expertVerify } = await w.as(admin!).run(VERIFY, { input });
    expect(expertVerify).toMatchObject({
      verification: {
        ...{ until: until.toISOString(), endedAt: null, isActive: true, room: null },
        ...{ tag: { slug: 'steam' }, verifiedBy: { handle: 'boss' } },
        note: 'Repairs them for a living.',
      },
      member: { handle: 'ada', isExpert: true },
    });
    const { thread: page } = await w.anonymous.run(LABELS, { number: thread.number });
    expect(page.posts.nodes[1].authorLabel).toEqual({
      ...{ kind: 'expert', verifiedUntil: until.toISOString() },
      ...{ tag: { slug: 'steam' }, room: null },
    });
    expect(await w.events('expert.verified')).toMatchObject([
      { memberId: ada!.id, tagId: tag.id, roomId: null, until: until.toISOString() },
    ]);
    const entries = await w.db.rows(
      `select action, subject_id, reason from audit_entries where action = 'expert.verified'`,
    );
    expect(entries).toEqual([
      { action: 'expert.verified', subject_id: ada!.id, reason: 'Repairs them for a living.' },
    ]);
    await w.drain();
    const { viewer } = await w
      .as(ada!)
      .run('{ viewer { notifications { nodes { kind verification { tag { slug } } } } } }');
    expect(viewer.notifications.nodes).toEqual([
      { kind: 'expert_verified', verification: { tag: { slug: 'steam' } } },
    ]);
  });

  it('is for admins, and for moderators where the site says so', async () => {
    const mod = await w.member('mod', 'moderator');
    const marketer = await w.member('marketing', 'marketer');
    const input = { memberId: ada!.id, tagId: tag.id, until: inDays(1) };
    const reason = async (who: MemberRow | null) =>
      (await w.as(who).refusal(VERIFY, { input })).reason;
    expect(await reason(null)).toBe('sign_in_required');
    expect([await reason(bob!), await reason(marketer), await reason(mod)]).toEqual(
      Array(3).fill('admins_only'),
    );
    await w
      .as(admin!)
      .run(
        'mutation { settingUpdate(key: "experts.moderatorsVerify", value: "true") { setting { key } } }',
      );
    await w.as(mod).run(VERIFY, { input });
    expect(await reason(bob!)).toBe('staff_only');
  });

  it('refuses what makes no sense', async () => {
    const refused = async (changes: object) => {
      const input = { memberId: ada!.id, tagId: tag.id, until: inDays(9), ...changes };
      const { reason, fields } = await w.as(admin!).refusal(VERIFY, { input });
      return fields ?? reason;
    };
    expect(await refused({ until: inDays(-1) })).toEqual({ until: 'not_in_future' });
    expect(await refused({ until: inDays(800) })).toEqual({ until: 'too_late' });
    expect(await refused({ note: 'x'.repeat(501) })).toEqual({ note: 'too_long' });
    expect(await refused({ roomId: room.id })).toEqual({ tagId: 'tag_or_room' });
    expect(await refused({ tagId: null })).toEqual({ tagId: 'tag_or_room' });
    expect(await refused({ tagId: ada!.id })).toBe('tag_not_found');
    expect(await refused({ memberId: tag.id })).toBe('member_not_found');
    const gone = await w.member('gone', 'member', { erased_at: new Date() });
    expect(await refused({ memberId: gone.id })).toBe('member_erased');
  });

  it('again takes the place of the one before; of many at once one holds', async () => {
    const first = await verified(w, admin!, ada!, { roomId: room.id }, inDays(10));
    const second = await verified(w, admin!, ada!, { roomId: room.id }, inDays(20));
    const { expertVerifications } = await w.as(admin!).run(LIST, { state: 'ended' });
    expect(expertVerifications.nodes.map(({ id }: any) => id)).toEqual([first]);
    const input = { memberId: ada!.id, roomId: room.id, until: inDays(30) };
    await Promise.all(Array.from({ length: 20 }, () => w.as(admin!).run(VERIFY, { input })));
    const { expertVerifications: active } = await w.as(admin!).run(LIST, { state: 'active' });
    expect(active.nodes).toHaveLength(1);
    expect(active.nodes[0].id).not.toBe(second);
  });

  it('is listed for those who verify alone', async () => {
    expect((await w.as(bob!).refusal(LIST)).reason).toBe('staff_only');
    expect((await w.anonymous.refusal(LIST)).reason).toBe('sign_in_required');
  });
});

describe('the end of a verification', () => {
  it('comes at its moment everywhere at once, even when the job is late', async () => {
    await w.post(thread, ada!);
    const id = await verified(w, admin!, ada!, { tagId: tag.id }, inDays(1));
    expect(await labels()).toEqual({ bob: 'customer', ada: 'expert' });
    w.setNow(inDays(1.001));
    const PROFILE = `{ member(handle: "ada") { isExpert verifications { id } expertise { isVerified } }
      experts(tagSlug: "steam") { nodes { member { handle } } } }`;
    const gone = {
      member: { isExpert: false, verifications: [], expertise: [] },
      experts: { nodes: [] },
    };
    expect(await labels()).toEqual({ bob: 'customer', ada: 'customer' });
    expect(await w.anonymous.run(PROFILE)).toEqual(gone);
    expect(await w.events('expert.verification-ended')).not.toContainEqual(
      expect.objectContaining({ verificationId: id }),
    );
    // The task is due by the queue's clock a day from now; it does the same whenever it runs.
    await w.db.rows(
      `update graphile_worker._private_jobs set run_at = now()
      where key = $1`,
      [`expert-verification.expire:${id}`],
    );
    await w.drain();
    expect(await w.events('expert.verification-ended')).toContainEqual(
      expect.objectContaining({ verificationId: id, expired: true }),
    );
    expect(await w.anonymous.run(PROFILE)).toEqual(gone);
  });

  it('comes early by hand, once, and drops what is cached of his threads', async () => {
    await w.post(thread, ada!);
    const id = await verified(w, admin!, ada!, { tagId: tag.id });
    expect((await w.as(bob!).refusal(END, { id })).code).toBe('FORBIDDEN');
    expect(await hints(() => w.as(admin!).run(END, { id }))).not.toEqual([]);
    expect(await labels()).toEqual({ bob: 'customer', ada: 'customer' });
    await w.as(admin!).run(END, { id });
    const ended = await w.events('expert.verification-ended');
    expect(ended.filter((event) => event.verificationId === id)).toHaveLength(1);
    expect((await w.as(admin!).refusal(END, { id: tag.id })).reason).toBe(
      'expert_verification_not_found',
    );
  });
});

describe('the label of an author', () => {
  it('is staff for the brand and the moderators of that room, expert where verified, else customer', async () => {
    const [mod, local, marketer] = [
      await w.member('anchor', 'moderator'),
      await w.member('local'),
      await w.member('brand', 'marketer'),
    ];
    await w.roomMember(room, local, 'moderator');
    for (const author of [mod, local, marketer, ada!]) await w.post(thread, author);
    await verified(w, admin!, ada!, { roomId: room.id });
    expect(await labels()).toEqual({
      ...{ bob: 'customer', anchor: 'staff', local: 'staff', brand: 'staff', ada: 'expert' },
    });
    const elsewhere = await w.thread(await w.room(), local);
    await w.post(elsewhere, ada!);
    expect(await labels(null, elsewhere.number)).toEqual({ local: 'customer', ada: 'customer' });
  });

  it('costs the thread page no statement, and a list of posts one', async () => {
    for (let i = 0; i < 5; i++) await w.post(thread, await w.member());
    await w.post(thread, ada!);
    await verified(w, admin!, ada!, { tagId: tag.id });
    expect(await w.statements(() => labels())).toBe(1);
    const POSTS = `query ($handle: String!) { member(handle: $handle) {
      posts { nodes { authorLabel { kind tag { slug } } } } } }`;
    const few = await w.statements(() => w.anonymous.run(POSTS, { handle: 'ada' }));
    for (let i = 0; i < 6; i++) {
      const another = await w.thread(room, bob!);
      await tagged(w, another, tag);
      await w.post(another, ada!);
    }
    expect(await w.statements(() => w.anonymous.run(POSTS, { handle: 'ada' }))).toBe(few);
  });

  it('of a private tag or room is told to those inside alone', async () => {
    const secret = await w.room(undefined, { visibility: 'private' });
    const inside = await w.member();
    await w.roomMember(secret, inside);
    await verified(w, admin!, ada!, { roomId: secret.id });
    const IS =
      '{ member(handle: "ada") { isExpert verifications { room { slug } } } experts { nodes { member { handle } } } }';
    expect(await w.as(inside).run(IS)).toEqual({
      member: { isExpert: true, verifications: [{ room: { slug: secret.slug } }] },
      experts: { nodes: [{ member: { handle: 'ada' } }] },
    });
    for (const viewer of [null, bob!]) {
      expect(await w.as(viewer).run(IS)).toEqual({
        member: { isExpert: false, verifications: [] },
        experts: { nodes: [] },
      });
    }
    await expectTrueCounts(w, ['AnswerVerificationsRepository']);
  });
});

it('a tag that is merged takes its experts along', async () => {
  const other = await w.tag('vapour');
  await verified(w, admin!, ada!, { tagId: tag.id }, new Date(Date.now() + YEAR_MS));
  await verified(w, admin!, ada!, { tagId: other.id }, inDays(5));
  await verified(w, admin!, bob!, { tagId: other.id });
  await w
    .as(admin!)
    .run(
      'mutation ($id: ID!, $intoId: ID!) { tagMerge(id: $id, intoId: $intoId) { tag { slug } } }',
      { id: other.id, intoId: tag.id },
    );
  const { experts } = await w.anonymous.run(
    '{ experts(tagSlug: "steam") { nodes { member { handle } isVerified } } }',
  );
  expect(experts.nodes.map((node: any) => node.member.handle).sort()).toEqual(['ada', 'bob']);
  await expectTrueCounts(w, ['AnswerVerificationsRepository']);
});
