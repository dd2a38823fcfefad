import { Broadcast, type Hint } from '@parvis/kernel';
import { NotificationsService } from '@parvis/notify';
import type { MemberRow, RoomRow, ThreadRow } from '../support/factories.js';
import { Review } from '../support/review.js';
import { type World, world } from '../support/world.js';

const NODE = `id kind createdAt readAt outcome statement { number restriction } post { number thread { title } }
  reviewable { id state } note { body } appeal { id state } heldPost { id }`;
const LIST = `query ($first: Int! = 20, $after: String) { viewer { unreadNotificationCount
  notifications(first: $first, after: $after) { nodes { ${NODE} } pageInfo { hasNextPage endCursor } } } }`;
const COUNT = 'query { viewer { unreadNotificationCount } }';
const MARK = `mutation ($ids: [ID!]) { notificationsMarkRead(ids: $ids) { unreadNotificationCount } }`;
const NOTE = `mutation ($input: StaffNoteInput!) { staffNoteAdd(input: $input) { note { id } } }`;
const APPEAL = `mutation ($id: ID!, $body: String!) { appealOpen(statementId: $id, body: $body) { appeal { id } } }`;
const REPLY = `mutation ($id: ID!, $body: String!) { appealReply(appealId: $id, body: $body) { appeal { id } } }`;

let w: World;
let review: Review;
let room: RoomRow;
let thread: ThreadRow;
let [ada, author, mona, max, root]: MemberRow[] = [];

beforeAll(async () => {
  w = await world();
  review = new Review(w);
});
beforeEach(async () => {
  room = await w.room();
  [ada, author] = [await w.member(), await w.member()];
  mona = await w.member(undefined, 'moderator');
  max = await w.member(undefined, 'moderator');
  root = await w.member(undefined, 'admin');
  thread = await w.thread(room, author);
});
afterEach(async () => {
  await w.db.rows(`update members set role = 'member' where role in ('moderator', 'admin')`);
});
afterAll(() => w.close());

const told = async (who: MemberRow): Promise<any[]> =>
  (await w.as(who).run(LIST)).viewer.notifications.nodes;
const kinds = async (who: MemberRow) => (await told(who)).map(({ kind }) => kind);
const unread = async (who: MemberRow): Promise<number> =>
  (await w.as(who).run(COUNT)).viewer.unreadNotificationCount;

/** A post of the author that ada flagged, and what staff made of it. */
async function decided(verb: 'act' | 'leave') {
  const post = await w.post(thread, author!);
  const id = await review.flagged(post.id, ada!);
  if (verb === 'act') await review.done(mona!, id, ['hide']);
  else {
    await review.decide(mona!, id, { verb });
    await review.settle();
  }
  await w.drain();
  return { post, id };
}

describe('what is told', () => {
  it('is the author what was done, and the flagger what came of it', async () => {
    const { post } = await decided('act');
    expect(await told(author!)).toMatchObject([
      {
        kind: 'statement_issued',
        statement: { restriction: 'hide' },
        reviewable: null,
        readAt: null,
      },
    ]);
    expect(await told(ada!)).toMatchObject([
      { kind: 'flag_settled', outcome: 'agreed', statement: null, reviewable: null },
    ]);
    expect((await told(ada!))[0].post).toMatchObject({ number: post.number });
    await decided('leave');
    expect((await told(ada!))[0]).toMatchObject({ kind: 'flag_settled', outcome: 'disagreed' });
    expect(await kinds(author!)).toEqual(['statement_issued']);
  });

  it('is nobody that something was flagged: staff have the queue', async () => {
    const post = await w.post(thread, author!);
    await review.flagged(post.id, ada!);
    await w.drain();
    for (const who of [ada!, author!, mona!, root!]) expect(await kinds(who)).toEqual([]);
  });

  it('is the author when a restriction is lifted', async () => {
    const post = await w.post(thread, author!);
    const decision = await review.done(mona!, await review.flagged(post.id, ada!), ['hide']);
    await review.reverse(root!, decision.id);
    await review.settle();
    await w.drain();
    expect(await kinds(author!)).toContain('statement_lifted');
  });

  it('is staff of the level when a case is escalated, but not who did it', async () => {
    const post = await w.post(thread, author!);
    const id = await review.flagged(post.id, ada!);
    await review.decide(mona!, id, { verb: 'escalate' });
    await review.settle();
    await w.drain();
    expect(await told(root!)).toMatchObject([{ kind: 'reviewable_escalated', reviewable: { id } }]);
    expect(await kinds(max!)).toEqual([]);
    expect(await kinds(mona!)).toEqual([]);
  });

  it('is a colleague that a note names him', async () => {
    const post = await w.post(thread, author!);
    const reviewableId = await review.flagged(post.id, ada!);
    const body = `@${max!.handle} @${mona!.handle} @${ada!.handle} see the link`;
    await w.as(mona!).run(NOTE, { input: { reviewableId, body } });
    await w.drain();
    expect(await told(max!)).toMatchObject([
      { kind: 'staff_note_mention', note: { body }, reviewable: { id: reviewableId } },
    ]);
    expect(await kinds(mona!)).toEqual([]);
    expect(await kinds(ada!)).toEqual([]);
  });

  it('goes back and forth in an appeal', async () => {
    await decided('act');
    const [statement] = await w.db.rows<{ id: string }>(
      'select id from statements where member_id = $1',
      [author!.id],
    );
    const { appealOpen } = await w.as(author!).run(APPEAL, { id: statement!.id, body: 'Why?' });
    await w.drain();
    expect(await kinds(max!)).toEqual(['appeal_opened']);
    expect(await kinds(root!)).toEqual(['appeal_opened']);
    // She decided, so she may not decide again.
    expect(await kinds(mona!)).toEqual([]);
    const reply = { id: appealOpen.appeal.id, body: 'Because.' };
    await w.as(max!).run(REPLY, reply);
    await w.drain();
    expect((await told(author!))[0]).toMatchObject({
      kind: 'appeal_replied',
      appeal: { id: appealOpen.appeal.id, state: 'open' },
    });
    await w.as(author!).run(REPLY, { ...reply, body: 'I see.' });
    await w.drain();
    expect(await kinds(max!)).toEqual(['appeal_replied', 'appeal_opened']);
    expect(await kinds(root!)).toEqual(['appeal_opened']);
    await review.decide(max!, await review.caseOf(appealOpen.appeal.id), { verb: 'leave' });
    await review.settle();
    await w.drain();
    expect(await kinds(author!)).toContain('appeal_decided');
  });

  it('is told once, however often its job runs', async () => {
    await decided('act');
    await w.db.rows(
      `select graphile_worker.add_job('event', json_build_object('id', id, 'handler', handler))
       from events, unnest(array['ModerationNotices.issued', 'ModerationNotices.settled']) as handler
       where name = case handler when 'ModerationNotices.issued' then 'statement.issued' else 'flags.settled' end`,
    );
    await w.drain();
    expect(await kinds(author!)).toEqual(['statement_issued']);
    expect(await kinds(ada!)).toEqual(['flag_settled']);
  });

  it('hints at the member’s windows', async () => {
    const hints: Hint[] = [];
    w.app.nest.get(Broadcast).on('notifications', (hint) => hints.push(hint));
    await decided('act');
    await new Promise((done) => setTimeout(done, 200));
    expect(hints.map(({ id }) => id).sort()).toEqual([ada!.id, author!.id].sort());
  });
});

describe('what may no longer be seen', () => {
  it('is dropped when it is read, from list and count', async () => {
    await decided('act');
    expect(await unread(ada!)).toBe(1);
    await w.db.rows(`update rooms set visibility = 'private' where id = $1`, [room.id]);
    expect(await told(ada!)).toEqual([]);
    expect(await unread(ada!)).toBe(0);
    // What was done to him stays his to know.
    expect(await kinds(author!)).toEqual(['statement_issued']);
    await w.roomMember(room, ada!);
    expect(await unread(ada!)).toBe(1);
  });

  it('goes with the role', async () => {
    const post = await w.post(thread, author!);
    await review.decide(mona!, await review.flagged(post.id, ada!), { verb: 'escalate' });
    await review.settle();
    await w.as(root!).run(NOTE, {
      input: { memberId: ada!.id, body: `@${max!.handle} mind her` },
    });
    await w.drain();
    expect(await kinds(root!)).toEqual(['reviewable_escalated']);
    expect(await kinds(max!)).toEqual(['staff_note_mention']);
    await w.db.rows(`update members set role = 'marketer' where id = any($1)`, [
      [root!.id, max!.id],
    ]);
    expect(await told(root!)).toEqual([]);
    expect(await told(max!)).toEqual([]);
    expect(await unread(max!)).toBe(0);
  });

  it('leaves full pages', async () => {
    const secret = await w.room(undefined, { visibility: 'private' });
    await w.roomMember(secret, ada!);
    const hiddenThread = await w.thread(secret, author!);
    for (let made = 0; made < 3; made++) {
      await decided('leave');
      const post = await w.post(hiddenThread, author!);
      await review.decide(mona!, await review.flagged(post.id, ada!), { verb: 'leave' });
      await review.settle();
      await w.drain();
    }
    expect(await unread(ada!)).toBe(6);
    await w.db.rows('delete from room_members where member_id = $1', [ada!.id]);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { viewer }: any = await w.as(ada!).run(LIST, { first: 2, after });
      const { nodes, pageInfo } = viewer.notifications;
      seen.push(...nodes.map(({ id }: { id: string }) => id));
      if (pageInfo.hasNextPage) expect(nodes).toHaveLength(2);
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after);
    expect(new Set(seen).size).toBe(3);
  });

  it('is nothing to strangers', async () => {
    expect((await w.anonymous.run(LIST)).viewer).toBeNull();
    expect((await w.anonymous.refusal(MARK)).reason).toBe('sign_in_required');
  });
});

describe('reading', () => {
  it('marks some or all, and nobody else’s', async () => {
    await decided('act');
    await decided('act');
    const [first] = await told(author!);
    const [others] = await told(ada!);
    const mark = async (ids: string[] | null) =>
      (await w.as(author!).run(MARK, { ids })).notificationsMarkRead.unreadNotificationCount;
    expect(await mark([others.id, 'nonsense'])).toBe(2);
    expect(await unread(ada!)).toBe(2);
    expect(await mark([first.id])).toBe(1);
    expect((await told(author!)).map(({ readAt }) => readAt !== null)).toEqual([true, false]);
    expect(await mark(null)).toBe(0);
    expect((await w.as(author!).refusal(MARK, { ids: Array(101).fill(first.id) })).fields).toEqual({
      ids: 'too_many',
    });
  });

  it('costs the same for one and for twenty', async () => {
    const cost = (first: number) =>
      w.statements(() =>
        w
          .as(ada!)
          .run(
            'query ($first: Int!) { viewer { notifications(first: $first) { nodes { id kind post { id } } } } }',
            { first },
          ),
      );
    for (let made = 0; made < 5; made++) await decided('leave');
    expect(await cost(5)).toBe(await cost(1));
    expect(await w.statements(() => w.as(max!).run(COUNT))).toBeLessThanOrEqual(4);
  });

  it('is forgotten 90 days later, and what is unread is kept', async () => {
    await decided('act');
    await decided('act');
    const [first] = await told(author!);
    await w.as(author!).run(MARK, { ids: [first.id] });
    const purge = async (days: number) => {
      w.setNow(new Date(Date.now() + days * 24 * 3_600_000));
      await w.app.nest.get(NotificationsService, { strict: false }).purge();
      w.setNow(null);
    };
    await purge(89);
    expect(await told(author!)).toHaveLength(2);
    await purge(91);
    expect(await told(author!)).toHaveLength(1);
    expect((await told(author!))[0].id).not.toBe(first.id);
  });
});
