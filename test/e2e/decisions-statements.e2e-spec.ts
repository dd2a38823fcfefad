import { AutomaticDecisions } from '@parvis/moderation';
import { expectCountersTrue } from '../support/counters.js';
import type { MemberRow, RoomRow, ThreadRow } from '../support/factories.js';
import { Review } from '../support/review.js';
import { type World, world } from '../support/world.js';

const PREVIEW = `query ($id: ID!, $input: DecisionInput!) {
  decisionPreview(reviewableId: $id, input: $input) {
    restriction title body language member { handle } } }`;
const STATEMENT = `query ($number: Int!) { statement(number: $number) {
  number restriction title body language facts isOwnInitiative isAutomatedDetection
  isAutomatedDecision startsAt endsAt liftedAt appealUntil clause { code title }
  member { handle } content { bodyMarkdown } post { id state } thread { id } } }`;
const MINE = `query ($first: Int!, $after: String) { viewer {
  statements(first: $first, after: $after) {
    nodes { number restriction } pageInfo { hasNextPage endCursor } } } }`;
const THREAD =
  'query ($number: Int!) { thread(number: $number) { state replyCount answer { id } } }';
const CHOOSE = 'mutation ($postId: ID!) { answerChoose(postId: $postId) { thread { id } } }';

let w: World;
let review: Review;
let room: RoomRow;
let thread: ThreadRow;
let [author, mona, root, ada, roomie]: MemberRow[] = [];

beforeAll(async () => {
  w = await world();
  review = new Review(w);
  room = await w.room('help');
  author = await w.member('author', 'member', { locale: 'fr' });
  [mona, root] = [await w.member('mona', 'moderator'), await w.member('root', 'admin')];
  [ada, roomie] = [await w.member('ada'), await w.member('roomie')];
  await w.roomMember(room, roomie, 'moderator');
});
beforeEach(async () => {
  thread = await w.thread(room, author!);
});
afterAll(async () => {
  await expectCountersTrue(w);
  expect(await unstated()).toEqual([]);
  await w.close();
});

/** Everything that is restricted but by an import and has no statement; there must be nothing. */
const unstated = () =>
  w.db.rows(`
    select 'post' as kind, post.id from posts post
    left join statements statement on statement.id = post.removal_statement_id
      and statement.target_kind = 'post' and statement.target_id = post.id
      and statement.lifted_at is null
    where post.removed_at is not null and post.removal <> 'imported' and statement.id is null
    union all
    select 'thread', thread.id from threads thread
    left join statements statement on statement.id = thread.removal_statement_id
      and statement.target_kind = 'thread' and statement.target_id = thread.id
      and statement.lifted_at is null
    where thread.removed_at is not null and thread.removal <> 'imported' and statement.id is null
    union all
    select 'lock', thread.id from threads thread
    left join statements statement on statement.id = thread.lock_statement_id
      and statement.restriction = 'lock' and statement.target_id = thread.id
      and statement.lifted_at is null
    where thread.state = 'locked' and not thread.lock_is_imported and statement.id is null
    union all
    select 'member', member.id from members member
    left join sanctions sanction on sanction.id in (member.silence_id, member.suspension_id)
      and sanction.member_id = member.id
    left join statements statement on statement.id = sanction.statement_id
      and statement.lifted_at is null
    where coalesce(member.silenced_until, member.suspended_until) is not null
      and statement.id is null`);
const flagged = async (postId: string) => review.flagged(postId, await w.member());
const statementsOn = (targetId: string) =>
  w.db.rows<Record<string, any>>('select * from statements where target_id = $1 order by number', [
    targetId,
  ]);
const read = async (by: MemberRow | null, number: number) =>
  (await w.as(by).run(STATEMENT, { number })).statement;

describe('a restriction', () => {
  it('tells the member to the letter what the moderator saw, in the member’s language', async () => {
    const post = await w.post(thread, author!, { body_markdown: 'Buy {facts} and $1 now!' });
    const id = await flagged(post.id);
    const wish = {
      verb: 'act',
      actions: [{ kind: 'remove' }, { kind: 'silence', hours: 72 }, { kind: 'warn' }],
      clauseCode: 'advertising',
      facts: 'Trois fois {clause} le même lien.',
    };
    const input = await review.input(id, wish);
    const { decisionPreview } = await w.as(mona!).run(PREVIEW, { id, input });
    expect(decisionPreview.map((told: any) => told.restriction)).toEqual([
      'remove',
      'silence',
      'warn',
    ]);
    expect(decisionPreview[0]).toMatchObject({ language: 'fr', member: { handle: 'author' } });
    expect(decisionPreview[0].title).toBe('Votre message a été retiré');
    const { decision } = await review.decide(mona!, id, wish);
    await review.settle();
    const stored = await w.db.rows<Record<string, any>>(
      'select restriction, title, body, language from statements where decision_id = $1 order by number',
      [decision.id],
    );
    expect(stored).toEqual(decisionPreview.map(({ member: _member, ...told }: any) => told));
  });

  it('says what, for how long, on which ground, from where, and until when it may be contested', async () => {
    const post = await w.post(thread, author!, { body_markdown: 'Buy **now**!' });
    await review.done(mona!, await flagged(post.id), ['hide', ['silence', 24]]);
    const [hiding] = await statementsOn(post.id);
    const told = await read(author!, Number(hiding!.number));
    expect(told).toMatchObject({
      restriction: 'hide',
      isOwnInitiative: false,
      isAutomatedDetection: false,
      isAutomatedDecision: false,
      endsAt: null,
      liftedAt: null,
      clause: { code: 'respect' },
      content: { bodyMarkdown: 'Buy **now**!' },
      post: { id: post.id, state: 'hidden' },
      thread: { id: thread.id },
    });
    const until = new Date(told.startsAt);
    until.setUTCMonth(until.getUTCMonth() + 6);
    expect(told.appealUntil).toBe(until.toISOString());
    const silence = await read(author!, Number(hiding!.number) + 1);
    expect(Date.parse(silence.endsAt) - Date.parse(silence.startsAt)).toBe(24 * 3_600_000);
    expect((await w.events('statement.issued')).at(-2)).toMatchObject({
      statementId: hiding!.id,
      memberId: author!.id,
      restriction: 'hide',
    });
  });

  it('is the moderators’ own initiative when nobody had flagged it', async () => {
    const post = await w.post(thread, author!);
    await review.done(mona!, await review.opened(mona!, { postId: post.id }), ['hide']);
    const [statement] = await statementsOn(post.id);
    expect(statement).toMatchObject({ is_own_initiative: true, is_automated_detection: false });
  });

  it('is read by its member, staff and the moderators of its room alone', async () => {
    const post = await w.post(thread, author!);
    await review.done(mona!, await flagged(post.id), ['hide']);
    const number = Number((await statementsOn(post.id))[0]!.number);
    for (const by of [author!, mona!, root!, roomie!]) {
      expect((await read(by, number))?.number).toBe(number);
    }
    for (const by of [ada!, null]) expect(await read(by, number)).toBeNull();
    expect(await read(author!, 2_000_000_000)).toBeNull();
  });

  it('stands in the member’s own list, page by page', async () => {
    const numbers: number[] = [];
    let after: string | null = null;
    do {
      const page: any = (await w.as(author!).run(MINE, { first: 2, after })).viewer.statements;
      numbers.push(...page.nodes.map((node: any) => node.number));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    const [{ all }] = (await w.db.rows(
      'select array_agg(number::int order by number desc) as all from statements where member_id = $1',
      [author!.id],
    )) as any;
    expect(numbers).toEqual(all);
    expect((await w.as(ada!).run(MINE, { first: 2 })).viewer.statements.nodes).toEqual([]);
  });

  it('cannot be written past the statement, not even in the database', async () => {
    const post = await w.post(thread, author!);
    const at = [post.id];
    const refused = (sql: string, values: unknown[]) =>
      expect(w.db.rows(sql, values)).rejects.toThrow(/violates/);
    await refused(`update posts set removed_at = now(), removal = 'removed' where id = $1`, at);
    await refused('update posts set removed_at = now() where id = $1', at);
    const gone = '00000000-0000-7000-8000-000000000000';
    const removal = `update posts set removed_at = now(), removal = 'hidden', removal_statement_id = $2 where id = $1`;
    await refused(removal, [post.id, gone]);
    const hide = `update threads set removed_at = now(), removal = 'hidden' where id = $1`;
    await refused(hide, [thread.id]);
    await refused(`update threads set state = 'locked' where id = $1`, [thread.id]);
    await refused('update members set silenced_until = now() where id = $1', [ada!.id]);
    await refused('update members set suspended_until = now() where id = $1', [ada!.id]);
    const bare = `insert into statements (id, decision_id, member_id, restriction, target_kind, target_id,
      clause_id, facts, is_own_initiative, is_automated_detection, is_automated_decision, language,
      title, body, starts_at, appeal_until)
      select gen_random_uuid(), decision.id, $1, 'hide', 'post', $2, $3::uuid, '', true, false, false,
             'en', 't', 'b', now(), now() from decisions decision limit 1`;
    await refused(bare, [author!.id, post.id, null]);
    await refused(bare, [author!.id, post.id, gone]);
    await refused(
      `insert into sanctions (id, member_id, kind, statement_id, starts_at, ends_at)
       values (gen_random_uuid(), $1, 'silence', $2, now(), now())`,
      [author!.id, gone],
    );
    expect(await unstated()).toEqual([]);
  });
});

describe('what is restricted', () => {
  const counted = async () => {
    const { thread: seen } = await w.anonymous.run(THREAD, { number: thread.number });
    return seen;
  };

  it('takes a reply from all counts, and gives it back exactly, as the answer it was', async () => {
    const bob = await w.member();
    await w.post(thread, bob);
    const post = await w.post(thread, bob);
    await w.as(author!).run(CHOOSE, { postId: post.id });
    const rows = async () => {
      const { threads, posts, members, rooms } = await review.rows();
      return { threads, posts, members, rooms };
    };
    const id = await flagged(post.id);
    const before = await rows();
    const decision = await review.done(mona!, id, ['hide']);
    expect(await counted()).toMatchObject({ replyCount: 1, answer: null });
    await expectCountersTrue(w);
    await review.reverse(root!, decision.id);
    expect(await counted()).toMatchObject({ replyCount: 2, answer: { id: post.id } });
    expect(await rows()).toEqual(before);
    await expectCountersTrue(w);
    expect((await w.events('post.removed')).at(-1)).toMatchObject({
      postId: post.id,
      removal: 'hidden',
    });
    expect((await w.events('post.reinstated')).at(-1)).toMatchObject({ postId: post.id });
  });

  it('is the whole thread when it is the opening post, and comes back with its replies', async () => {
    await w.post(thread, await w.member());
    const id = await flagged(thread.openingId);
    const before = await review.rows();
    const decision = await review.done(mona!, id, ['remove']);
    expect(await counted()).toBeNull();
    expect((await w.as(author!).run(THREAD, { number: thread.number })).thread).toBeNull();
    expect((await w.as(roomie!).run(THREAD, { number: thread.number })).thread).not.toBeNull();
    await expectCountersTrue(w);
    await review.reverse(root!, decision.id);
    const after = await review.rows();
    for (const table of ['threads', 'posts', 'rooms', 'members']) {
      expect(after[table]).toEqual(before[table]);
    }
  });

  it('lets go of it when it is left alone after a rule had hidden it', async () => {
    const post = await w.post(thread, author!);
    const id = await flagged(post.id);
    await automatic(id, [{ kind: 'hide' }]);
    expect(await review.item(id)).toMatchObject({ state: 'open' });
    const [statement] = await statementsOn(post.id);
    expect(statement).toMatchObject({
      is_automated_decision: true,
      facts: 'Sept signalements.',
      restriction: 'hide',
    });
    await review.decide(mona!, id, { verb: 'leave' });
    await review.settle();
    const [row] = await w.db.rows('select removed_at, removal from posts where id = $1', [post.id]);
    expect(row).toEqual({ removed_at: null, removal: null });
    expect((await statementsOn(post.id))[0]!.lifted_at).not.toBeNull();
  });

  it('passes to the later statement, whose end is the end of both', async () => {
    const post = await w.post(thread, author!);
    const id = await flagged(post.id);
    await automatic(id, [{ kind: 'hide' }]);
    const decision = await review.done(mona!, id, ['remove']);
    const [row] = await w.db.rows<any>('select removal from posts where id = $1', [post.id]);
    expect(row.removal).toBe('removed');
    await review.reverse(root!, decision.id);
    const statements = await statementsOn(post.id);
    expect(statements.map(({ lifted_at }) => lifted_at !== null)).toEqual([true, true]);
    await expectCountersTrue(w);
  });

  it('is never staff’s by a rule', async () => {
    const post = await w.post(thread, mona!);
    const id = await flagged(post.id);
    expect(await automatic(id, [{ kind: 'hide' }])).toBeNull();
    expect(await statementsOn(post.id)).toEqual([]);
  });

  it('is closed to replies by a lock, for a time, and opens by itself', async () => {
    const id = await flagged(thread.openingId);
    await review.done(mona!, id, [['lock', 4]]);
    expect(await counted()).toMatchObject({ state: 'locked' });
    const [statement] = await statementsOn(thread.id);
    const [job] = await w.db.rows<{ run_at: Date }>(
      'select run_at from graphile_worker.jobs where key = $1',
      [`lock:${statement!.id}`],
    );
    expect(job!.run_at).toEqual(statement!.ends_at);
    await w.db.rows(`update graphile_worker._private_jobs set run_at = now() where key = $1`, [
      `lock:${statement!.id}`,
    ]);
    await w.drain();
    expect(await counted()).toMatchObject({ state: 'open' });
  });

  it('is locked again when it comes out of the archive', async () => {
    const turn = (verb: string) =>
      w.as(mona!).run(`mutation ($id: ID!) { thread${verb}(id: $id) { thread { state } } }`, {
        id: thread.id,
      });
    const decision = await review.done(mona!, await flagged(thread.openingId), ['lock']);
    await turn('Archive');
    await turn('Unarchive');
    expect(await counted()).toMatchObject({ state: 'locked' });
    await review.reverse(mona!, decision.id);
    expect(await counted()).toMatchObject({ state: 'open' });
  });

  const automatic = (reviewableId: string, actions: any[]) =>
    w.app.nest.get(AutomaticDecisions, { strict: false }).decide({
      reviewableId,
      actions,
      clauseCode: 'respect',
      facts: { en: 'Seven flags.', fr: 'Sept signalements.' },
    });
});
