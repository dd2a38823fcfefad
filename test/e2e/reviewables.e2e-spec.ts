import { Settings, uuidv7 } from '@parvis/kernel';
import {
  type Reviewable,
  ReviewablesRepository,
  ReviewablesService,
  reviewablePolicy,
} from '@parvis/moderation';
import type { MemberRow, RoomRow, ThreadRow } from '../support/factories.js';
import { PRINCIPALS, type Principals, principals, viewerOf } from '../support/principals.js';
import { type World, world } from '../support/world.js';

const RAISE = `mutation ($postId: ID!, $reasonCode: String! = "spam") {
  flagRaise(input: { postId: $postId, reasonCode: $reasonCode }) { flag { id } } }`;
const QUEUE = `query ($state: ReviewableState! = open, $order: ReviewableOrder! = score,
    $roomId: ID, $kind: ReviewableKind, $reasonCode: String, $mine: Boolean, $first: Int! = 20,
    $after: String) {
  reviewables(state: $state, order: $order, roomId: $roomId, kind: $kind, reasonCode: $reasonCode,
      mine: $mine, first: $first, after: $after) {
    nodes { id score openedAt } pageInfo { hasNextPage endCursor } } }`;
const CASE = `query ($id: ID!) { reviewable(id: $id) {
  id kind state score level version contentHash openCount claimedAt
  author { handle } room { slug } thread { number } post { id state }
  content { title bodyHtml bodyMarkdown contentHash isCurrent }
  snapshots { bodyMarkdown isCurrent } flagCount
  flags { id source note state score baseScore trustScore recordScore reasonScore
          flagger { handle } reason { code } }
  claimedBy { handle } possibleActions suggestedClauseCode earlier { id }
  viewerCanDecide viewerCannotDecideReason viewerCanEscalate viewerCanClaim viewerCanRelease } }`;
const CLAIM =
  'mutation ($id: ID!) { reviewableClaim(id: $id) { reviewable { id claimedBy { handle } } } }';
const RELEASE =
  'mutation ($id: ID!) { reviewableRelease(id: $id) { reviewable { id claimedBy { handle } } } }';
const OPEN = `mutation ($input: ReviewableOpenInput!) {
  reviewableOpen(input: $input) { reviewable { id kind level flags { source reason { code } } } } }`;
const EDIT = `mutation ($id: ID!, $input: PostUpdateInput!) {
  postUpdate(id: $id, input: $input) { post { id } } }`;

let w: World;
let who: Principals;
let open: RoomRow;
let closed: RoomRow;
let thread: ThreadRow;
let closedThread: ThreadRow;

beforeAll(async () => {
  w = await world();
  who = await principals(w);
  open = await w.room('open');
  closed = await w.room('closed', { visibility: 'private' });
  for (const member of [who.insider, who.author]) await w.roomMember(closed, member);
  await w.roomMember(closed, who.roomModerator, 'moderator');
  await w.roomMember(open, who.foreignModerator, 'moderator');
  thread = await w.thread(open, who.author);
  closedThread = await w.thread(closed, who.author);
  await w.app.nest.get(Settings).set('moderation.flagsPerDay', 1_000, null);
});
afterAll(() => w.close());

/** A reviewable as it would be found, without its history. */
async function filed(columns: Record<string, unknown> = {}): Promise<string> {
  const id = uuidv7();
  const row: Record<string, unknown> = {
    id,
    target_kind: 'post',
    target_id: uuidv7(),
    author_id: who.author.id,
    room_id: open.id,
    thread_id: thread.id,
    content_hash: 'x',
    ...columns,
  };
  const names = Object.keys(row);
  await w.db.rows(
    `insert into reviewables (${names.join(', ')})
     values (${names.map((_, index) => `$${index + 1}`).join(', ')})`,
    Object.values(row),
  );
  await w.db.rows(
    `insert into reviewable_snapshots (reviewable_id, content_hash, body_markdown, body_html)
     values ($1, $2, '', '')`,
    [id, row.content_hash],
  );
  return id;
}
const empty = () => w.db.rows('delete from reviewables');
const itemOf = async (targetId: string) =>
  (await w.app.nest.get(ReviewablesRepository).byTarget('post', targetId))!;
const flagged = async (own: ThreadRow, columns: Record<string, unknown> = {}) => {
  const post = await w.post(own, who.author, columns);
  await w.as(who.insider).run(RAISE, { postId: post.id });
  return { post, item: await itemOf(post.id) };
};
const queue = async (member: MemberRow, variables = {}): Promise<string[]> =>
  (await w.as(member).run(QUEUE, variables)).reviewables.nodes.map(({ id }: any) => id);

describe('the queue', () => {
  beforeEach(empty);

  it('comes by score or by age, page after page, without a gap or a repeat', async () => {
    const wanted: { id: string; score: number; at: number }[] = [];
    for (let index = 0; index < 23; index++) {
      const score = (index * 7) % 5;
      const at = new Date(Date.UTC(2026, 0, 1 + ((index * 11) % 4)));
      wanted.push({ id: await filed({ score, opened_at: at }), score, at: at.getTime() });
    }
    const down = (a: string, b: string) => (a < b ? 1 : -1);
    const byScore = [...wanted].sort((a, b) => b.score - a.score || down(a.id, b.id));
    const byAge = [...wanted].sort((a, b) => a.at - b.at || down(b.id, a.id));
    for (const [order, sorted] of [
      ['score', byScore],
      ['age', byAge],
    ] as const) {
      const found: string[] = [];
      let after: string | null = null;
      do {
        const { reviewables }: any = await w
          .as(who.moderator)
          .run(QUEUE, { order, first: 5, after });
        found.push(...reviewables.nodes.map(({ id }: any) => id));
        after = reviewables.pageInfo.hasNextPage ? reviewables.pageInfo.endCursor : null;
      } while (after);
      expect(found).toEqual(sorted.map(({ id }) => id));
    }
  });

  it('is narrowed by room, kind, reason, state and who claimed', async () => {
    const { item } = await flagged(thread);
    const { item: elsewhere } = await flagged(closedThread);
    const mine = await filed({ claimed_by_id: who.moderator.id, claimed_at: new Date() });
    const member = await filed({ target_kind: 'member', level: 1, room_id: null, thread_id: null });
    const waiting = await filed({ state: 'waiting' });
    const early = await filed({ state: 'closed', closed_at: new Date('2026-01-01') });
    const late = await filed({ state: 'closed', closed_at: new Date('2026-01-02') });
    const asked = (variables: object) => queue(who.moderator, variables);
    expect(await asked({ roomId: closed.id })).toEqual([elsewhere.id]);
    expect(await asked({ roomId: 'nothing' })).toEqual([]);
    expect(await asked({ kind: 'member' })).toEqual([member]);
    expect(await asked({ mine: true })).toEqual([mine]);
    expect((await asked({ reasonCode: 'spam' })).sort()).toEqual([item.id, elsewhere.id].sort());
    expect(await asked({ reasonCode: 'abuse' })).toEqual([]);
    expect(await asked({ state: 'waiting' })).toEqual([waiting]);
    expect(await asked({ state: 'closed' })).toEqual([late, early]);
  });

  it('shows room moderators their rooms, staff level 1 and admins all', async () => {
    const ids = {
      open: await filed(),
      closed: await filed({ room_id: closed.id, thread_id: closedThread.id }),
      staff: await filed({ level: 1 }),
      admins: await filed({ level: 2 }),
    };
    const seen = async (member: MemberRow) => new Set(await queue(member));
    expect(await seen(who.roomModerator)).toEqual(new Set([ids.closed]));
    expect(await seen(who.foreignModerator)).toEqual(new Set([ids.open]));
    expect(await seen(who.moderator)).toEqual(new Set([ids.open, ids.closed, ids.staff]));
    expect(await seen(who.admin)).toEqual(new Set(Object.values(ids)));
    expect(await queue(who.roomModerator, { roomId: open.id })).toEqual([]);
    for (const other of [who.insider, who.marketer, who.author]) {
      expect(await w.as(other).refusal(QUEUE)).toMatchObject({ reason: 'moderators_only' });
    }
    expect(await w.anonymous.refusal(QUEUE)).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('merges the rooms of one who moderates several in one order', async () => {
    const both = await w.member(undefined);
    for (const room of [open, closed]) await w.roomMember(room, both, 'moderator');
    const ids: string[] = [];
    for (const score of [1, 2, 3, 4, 5, 6]) {
      const place = score % 2 ? open : closed;
      ids.unshift(await filed({ score, room_id: place.id }));
    }
    expect(await queue(both)).toEqual(ids);
    const { reviewables } = await w.as(both).run(QUEUE, { first: 4 });
    const rest = await queue(both, { after: reviewables.pageInfo.endCursor });
    expect(rest).toEqual(ids.slice(4));
  });

  it('agrees with the rule for one, whoever looks', async () => {
    const ids: string[] = [];
    for (const room_id of [open.id, closed.id, null]) {
      for (const level of [0, 1, 2]) ids.push(await filed({ room_id, level }));
    }
    const items = w.app.nest.get(ReviewablesRepository);
    const all = await items.byIds(ids);
    for (const name of PRINCIPALS) {
      const viewer = await viewerOf(w, who[name]);
      const many = (await items.visibleTo(viewer, ids)).map(({ id }) => id).sort();
      const one = all.filter((item) => !reviewablePolicy.see(viewer, item)).map(({ id }) => id);
      expect([name, many]).toEqual([name, one.sort()]);
      if (!viewer.memberId) continue;
      const { errors, data } = await w.as(who[name]).both(QUEUE, { first: 100 });
      const listed = errors ? [] : data.reviewables.nodes.map(({ id }: any) => id);
      expect([name, listed.sort()]).toEqual([name, one.sort()]);
    }
  });

  it('costs the same few statements for one item and for fifty', async () => {
    const FULL = QUEUE.replace(
      'id score openedAt',
      `id kind score level openedAt author { handle } room { slug name } thread { title }
       content { title bodyHtml } flags { score note reason { name } flagger { handle } }
       claimedBy { handle } possibleActions suggestedClauseCode viewerCanDecide viewerCanClaim`,
    );
    const cost = async () => {
      await w.as(who.moderator).run(FULL, { first: 50 });
      return w.statements(() => w.as(who.moderator).run(FULL, { first: 50 }));
    };
    await flagged(thread);
    const alone = await cost();
    for (let count = 0; count < 49; count++) {
      const { post } = await flagged(count % 2 ? thread : closedThread);
      if (count % 3) await w.as(who.trusted).both(RAISE, { postId: post.id });
    }
    expect(await cost()).toBe(alone);
    // Three for the viewer; then the page, its members, rooms, threads, contents, flags, reasons.
    expect(alone).toBeLessThanOrEqual(11);
  });

  it('is counted for those who work it, no further than a hundred', async () => {
    const COUNT = '{ viewer { reviewableCount } }';
    const count = async (member: MemberRow) =>
      (await w.as(member).run(COUNT)).viewer.reviewableCount;
    await filed();
    await filed({ level: 2 });
    expect(await count(who.moderator)).toBe(1);
    expect(await count(who.admin)).toBe(2);
    expect(await count(who.roomModerator)).toBe(0);
    expect(await count(who.insider)).toBeNull();
  });
});

describe('a case', () => {
  beforeAll(empty);

  it('shows what was flagged, by whom, and how its score comes about', async () => {
    const { post, item } = await flagged(closedThread, { body_markdown: 'Bad words.' });
    await w.as(who.trusted).refusal(RAISE, { postId: post.id });
    const { reviewable } = await w.as(who.roomModerator).run(CASE, { id: item.id });
    expect(reviewable).toMatchObject({
      kind: 'post',
      state: 'open',
      score: 2,
      level: 0,
      version: 1,
      author: { handle: 'author' },
      room: { slug: 'closed' },
      thread: { number: closedThread.number },
      post: { id: post.id, state: 'standing' },
      content: { title: null, bodyMarkdown: 'Bad words.', isCurrent: true },
      flagCount: 1,
      claimedBy: null,
      // Sanctions hold everywhere, so they are not for the moderators of one room.
      possibleActions: ['hide', 'remove', 'lock'],
      suggestedClauseCode: 'advertising',
      viewerCanDecide: true,
      viewerCannotDecideReason: null,
      viewerCanEscalate: true,
      viewerCanClaim: true,
      viewerCanRelease: false,
    });
    expect(reviewable.flags).toMatchObject([
      {
        source: 'member',
        state: 'pending',
        flagger: { handle: 'insider' },
        score: 2,
        baseScore: 1,
        trustScore: 1,
        recordScore: 0,
        reasonScore: 0,
      },
    ]);
  });

  it('answers a foreign reader like one that is not there', async () => {
    const { item } = await flagged(closedThread);
    const strangers = [who.foreignModerator, who.insider, who.author, who.marketer, null];
    for (const stranger of strangers) {
      expect(await w.as(stranger).run(CASE, { id: item.id })).toEqual({ reviewable: null });
    }
    for (const id of [item.id, uuidv7(), 'nothing']) {
      expect(await w.as(who.foreignModerator).refusal(CLAIM, { id })).toMatchObject({
        code: 'NOT_FOUND',
        reason: 'reviewable_not_found',
      });
    }
  });

  it('does not tell staff who flagged them', async () => {
    const post = await w.post(thread, who.moderator);
    await w.as(who.insider).run(RAISE, { postId: post.id });
    const { id } = await itemOf(post.id);
    const read = async (member: MemberRow) => (await w.as(member).run(CASE, { id })).reviewable;
    expect(await read(who.moderator)).toMatchObject({
      flags: [{ flagger: null }],
      viewerCannotDecideReason: 'own_content',
    });
    expect(await read(who.admin)).toMatchObject({ flags: [{ flagger: { handle: 'insider' } }] });
  });

  it("lists the author's other cases that the viewer may see", async () => {
    const { item } = await flagged(closedThread);
    const { item: other } = await flagged(thread);
    const earlier = async (member: MemberRow) =>
      (await w.as(member).run(CASE, { id: item.id })).reviewable.earlier.map(({ id }: any) => id);
    expect(await earlier(who.moderator)).toContain(other.id);
    expect(await earlier(who.roomModerator)).not.toContain(other.id);
    expect(await earlier(who.moderator)).not.toContain(item.id);
  });

  it('is opened by staff on their own initiative, once', async () => {
    const post = await w.post(closedThread, who.author);
    const input = { postId: post.id };
    expect(await w.as(who.insider).refusal(OPEN, { input })).toMatchObject({
      reason: 'moderators_only',
    });
    const { reviewable } = (await w.as(who.roomModerator).run(OPEN, { input })).reviewableOpen;
    expect(reviewable).toMatchObject({
      kind: 'post',
      level: 0,
      flags: [{ source: 'staff', reason: { code: 'staff' } }],
    });
    const again = (await w.as(who.moderator).run(OPEN, { input })).reviewableOpen.reviewable;
    expect(again).toMatchObject({ id: reviewable.id, flags: [{}] });
    const aMember = { input: { memberId: who.author.id } };
    expect(await w.as(who.roomModerator).refusal(OPEN, aMember)).toMatchObject({
      reason: 'moderators_only',
    });
    expect((await w.as(who.moderator).run(OPEN, aMember)).reviewableOpen.reviewable).toMatchObject({
      kind: 'member',
      level: 1,
    });
  });
});

describe('a claim', () => {
  const setting = (value: string) =>
    w.app.nest.get(Settings).set('moderation.claiming', value, null);

  it('is won by one of two, said in an event, and given back', async () => {
    const { item } = await flagged(closedThread);
    const answers = await Promise.all(
      [who.roomModerator, who.moderator].map((member) => w.as(member).both(CLAIM, { id: item.id })),
    );
    expect(answers.flatMap(({ errors }) => errors ?? [])).toMatchObject([
      { extensions: { code: 'CONFLICT', reason: 'claimed_by_other' } },
    ]);
    const events = await w.events('reviewable.claimed');
    expect(events).toHaveLength(1);
    const winner = [who.roomModerator, who.moderator].find(({ id }) => id === events[0].memberId)!;
    const { reviewable } = await w.as(who.admin).run(CASE, { id: item.id });
    expect(reviewable).toMatchObject({
      claimedBy: { handle: winner.handle },
      viewerCannotDecideReason: 'claimed_by_other',
      viewerCanClaim: false,
      viewerCanRelease: true,
      version: 1,
    });
    await w.as(winner).run(RELEASE, { id: item.id });
    await w.as(winner).run(RELEASE, { id: item.id });
    expect(await w.events('reviewable.released')).toEqual([
      { reviewableId: item.id, memberId: winner.id },
    ]);
  });

  it('follows the setting of the site', async () => {
    const { item } = await flagged(closedThread);
    const rights = async () => (await w.as(who.moderator).run(CASE, { id: item.id })).reviewable;
    await setting('required');
    expect(await rights()).toMatchObject({
      viewerCannotDecideReason: 'claim_required',
      viewerCanClaim: true,
    });
    await setting('off');
    expect(await rights()).toMatchObject({ viewerCanDecide: true, viewerCanClaim: false });
    expect(await w.as(who.moderator).refusal(CLAIM, { id: item.id })).toMatchObject({
      reason: 'claiming_off',
    });
    await setting('optional');
  });
});

describe('what happens to the thing meanwhile', () => {
  const read = async (id: string) => (await w.as(who.admin).run(CASE, { id })).reviewable;

  it('keeps every text under review: an edit makes a new version', async () => {
    const { post, item } = await flagged(thread, { body_markdown: 'Then.' });
    await w.as(who.author).run(EDIT, { id: post.id, input: { bodyMarkdown: 'Now.' } });
    const after = await read(item.id);
    expect(after).toMatchObject({
      version: 2,
      content: { bodyMarkdown: 'Now.' },
      snapshots: [
        { bodyMarkdown: 'Then.', isCurrent: false },
        { bodyMarkdown: 'Now.', isCurrent: true },
      ],
    });
    expect(after.contentHash).not.toBe(item.contentHash);
    await w.as(who.author).run(EDIT, { id: post.id, input: { bodyMarkdown: 'Then.' } });
    expect(await read(item.id)).toMatchObject({ version: 3, contentHash: item.contentHash });
  });

  it('reads the title of an opening post as well', async () => {
    const own = await w.thread(open, who.author, { title: 'Old title of it' });
    await w.as(who.insider).run(RAISE, { postId: own.openingId });
    const { id } = await itemOf(own.openingId);
    expect((await read(id)).content.title).toBe('Old title of it');
    const RENAME =
      'mutation ($id: ID!, $title: String!) { threadRename(id: $id, title: $title) { thread { id } } }';
    await w.as(who.author).run(RENAME, { id: own.id, title: 'New title of it' });
    expect(await read(id)).toMatchObject({ version: 2, content: { title: 'New title of it' } });
  });

  it('leaves closed cases as they were decided', async () => {
    const { post, item } = await flagged(thread, { body_markdown: 'Then.' });
    await w.db.rows(`update reviewables set state = 'closed', closed_at = now() where id = $1`, [
      item.id,
    ]);
    await w.as(who.author).run(EDIT, { id: post.id, input: { bodyMarkdown: 'Now.' } });
    expect(await read(item.id)).toMatchObject({ version: 1, contentHash: item.contentHash });
  });

  it('closes when the author takes it back, and opens when he brings it back', async () => {
    const { post, item } = await flagged(thread);
    await w.as(who.author).run('mutation ($id: ID!) { postWithdraw(id: $id) { post { id } } }', {
      id: post.id,
    });
    expect(await read(item.id)).toMatchObject({
      state: 'closed',
      score: 0,
      flags: [{ state: 'ignored' }],
    });
    const [settled] = (await w.events('flags.settled')).slice(-1);
    expect(settled).toMatchObject({ reviewableId: item.id, outcome: 'ignored' });
    expect(settled.flags).toMatchObject([{ flaggerId: who.insider.id }]);
    await w.as(who.author).run('mutation ($id: ID!) { postRestore(id: $id) { post { id } } }', {
      id: post.id,
    });
    expect(await read(item.id)).toMatchObject({
      state: 'open',
      score: 2,
      openCount: 2,
      flags: [{ state: 'pending' }],
    });
  });

  it('follows its thread, out of the sight of those it left', async () => {
    const own = await w.thread(open, who.author);
    const { item } = await flagged(own);
    expect((await w.as(who.foreignModerator).run(CASE, { id: item.id })).reviewable).not.toBeNull();
    const MOVE =
      'mutation ($id: ID!, $roomId: ID!) { threadMove(id: $id, roomId: $roomId) { thread { id } } }';
    await w.as(who.admin).run(MOVE, { id: own.id, roomId: closed.id });
    expect((await w.as(who.foreignModerator).run(CASE, { id: item.id })).reviewable).toBeNull();
    expect((await w.as(who.roomModerator).run(CASE, { id: item.id })).reviewable).not.toBeNull();
  });

  it('follows posts into the thread they are merged into, or split off to', async () => {
    const own = await w.thread(open, who.author, { title: 'To be merged' });
    await w.as(who.insider).run(RAISE, { postId: own.openingId });
    const item = await itemOf(own.openingId);
    const MERGE =
      'mutation ($id: ID!, $intoId: ID!) { threadMerge(id: $id, intoId: $intoId) { thread { id } } }';
    await w.as(who.admin).run(MERGE, { id: own.id, intoId: closedThread.id });
    expect(await itemOf(own.openingId)).toMatchObject({
      roomId: closed.id,
      threadId: closedThread.id,
      version: 2,
    });
    expect((await read(item.id)).content.title).toBeNull();
  });

  it('settles the flags once, whatever closes it', async () => {
    const { item } = await flagged(thread);
    const service = w.app.nest.get(ReviewablesService);
    const items = w.app.nest.get(ReviewablesRepository);
    const after: Reviewable = await w.db.tx(async () =>
      service.close((await items.lock(item.id))!, 'agreed', null),
    );
    expect(after).toMatchObject({ state: 'closed', score: 2, version: 2 });
    expect(await items.byId(item.id)).toEqual(after);
  });
});
