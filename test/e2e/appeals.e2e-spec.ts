import { expectCountersTrue } from '../support/counters.js';
import type { MemberRow, RoomRow, ThreadRow } from '../support/factories.js';
import { Review } from '../support/review.js';
import { type World, world } from '../support/world.js';

const OPEN = `mutation ($statementId: ID!, $body: String!) {
  appealOpen(statementId: $statementId, body: $body) {
    appeal { id state messages { body isStaff } statement { number } } } }`;
const REPLY = `mutation ($appealId: ID!, $body: String!) {
  appealReply(appealId: $appealId, body: $body) {
    appeal { id state messages { body isStaff author { handle } } } } }`;
const STATEMENT = `query ($number: Int!) { statement(number: $number) {
  id liftedAt viewerCanAppeal viewerCannotAppealReason appeal { id state viewerCanReply } } }`;
const CASE = `query ($id: ID!) { reviewable(id: $id) {
  kind state level possibleActions content { title bodyHtml } appeal { id messages { body } } } }`;

let w: World;
let review: Review;
let room: RoomRow;
let thread: ThreadRow;
let [mona, max, root, roomie, ada]: MemberRow[] = [];

beforeAll(async () => {
  w = await world();
  review = new Review(w);
  room = await w.room('help');
  mona = await w.member('mona', 'moderator');
  max = await w.member('max', 'moderator');
  root = await w.member('root', 'admin');
  [roomie, ada] = [await w.member('roomie'), await w.member('ada')];
  await w.roomMember(room, roomie, 'moderator');
  thread = await w.thread(room, ada);
});
afterAll(async () => {
  await expectCountersTrue(w);
  await w.close();
});

/** A member one of whose posts Mona restricted, and what he was told. */
const restricted = async (...kinds: (string | [string, number])[]) => {
  const member = await w.member();
  const post = await w.post(thread, member);
  const id = await review.flagged(post.id, await w.member());
  const decision = await review.done(mona!, id, kinds.length > 0 ? kinds : ['remove']);
  const [statement] = await w.db.rows<Record<string, any>>(
    'select * from statements where decision_id = $1 order by number',
    [decision.id],
  );
  return { member, post, decision, statement: statement!, number: Number(statement!.number) };
};
const appealed = async (...kinds: (string | [string, number])[]) => {
  const told = await restricted(...kinds);
  const variables = { statementId: told.statement.id, body: 'It was a <quote>.\nReally.' };
  const { appeal } = (await w.as(told.member).run(OPEN, variables)).appealOpen;
  return { ...told, appeal, id: await review.caseOf(appeal.id) };
};
const seen = async (by: MemberRow, number: number) =>
  (await w.as(by).run(STATEMENT, { number })).statement;
const UPHOLD = { verb: 'act', actions: [{ kind: 'uphold' }] };
const GRANT = { verb: 'leave' };

describe('an appeal', () => {
  it('comes before the staff of the site as a case of its own', async () => {
    const { member, number, appeal, id } = await appealed();
    expect(appeal).toMatchObject({
      state: 'open',
      messages: [{ body: 'It was a <quote>.\nReally.', isStaff: false }],
      statement: { number },
    });
    const item = (await w.as(max!).run(CASE, { id })).reviewable;
    expect(item).toMatchObject({
      kind: 'appeal',
      state: 'open',
      level: 1,
      possibleActions: ['uphold'],
    });
    expect(item.content.bodyHtml).toBe('<p>It was a &lt;quote&gt;.<br>Really.</p>');
    expect(item.appeal).toEqual({
      id: appeal.id,
      messages: [{ body: 'It was a <quote>.\nReally.' }],
    });
    expect((await w.as(roomie!).run(CASE, { id })).reviewable).toBeNull();
    expect((await w.as(member).run(CASE, { id })).reviewable).toBeNull();
    expect((await w.events('appeal.opened')).at(-1)).toMatchObject({
      appealId: appeal.id,
      memberId: member.id,
      reviewableId: id,
    });
  });

  it('is open to the member alone, once, for six months', async () => {
    const { member, statement, number } = await restricted();
    const wish = { statementId: statement.id, body: 'Why?' };
    expect(await seen(member, number)).toMatchObject({ viewerCanAppeal: true });
    expect(await seen(mona!, number)).toMatchObject({ viewerCannotAppealReason: 'not_yours' });
    expect((await w.as(ada!).refusal(OPEN, wish)).reason).toBe('statement_not_found');
    expect((await w.anonymous.refusal(OPEN, wish)).reason).toBe('sign_in_required');
    expect((await w.as(member).refusal(OPEN, { ...wish, body: ' ' })).fields).toEqual({
      body: 'required',
    });
    w.setNow(new Date(statement.appeal_until.getTime() + 1));
    expect((await w.as(member).refusal(OPEN, wish)).reason).toBe('appeal_time_over');
    w.setNow(null);
    const attempts = await Promise.all(
      Array.from({ length: 5 }, () => w.as(member).both(OPEN, wish)),
    );
    expect(attempts.filter(({ errors }) => !errors)).toHaveLength(1);
    expect((await w.as(member).refusal(OPEN, wish)).reason).toBe('already_appealed');
    expect(await seen(member, number)).toMatchObject({
      viewerCanAppeal: false,
      viewerCannotAppealReason: 'already_appealed',
      appeal: { state: 'open', viewerCanReply: true },
    });
  });

  it('is open to a suspended member too', async () => {
    const { member, appeal } = await appealed(['suspend', 168]);
    const { appealReply } = await w.as(member).run(REPLY, { appealId: appeal.id, body: 'Please.' });
    expect(appealReply.appeal.messages).toHaveLength(2);
  });

  it('is a dialogue: whoever decides has read the last message', async () => {
    const { member, appeal, id } = await appealed();
    const input = await review.input(id, UPHOLD);
    const said = await w.as(max!).run(REPLY, { appealId: appeal.id, body: 'Where is the source?' });
    expect(said.appealReply.appeal.messages[1]).toEqual({
      body: 'Where is the source?',
      isStaff: true,
      author: { handle: 'max' },
    });
    const decide = `mutation ($id: ID!, $input: DecisionInput!) {
      reviewableDecide(id: $id, input: $input) { decision { id } } }`;
    expect((await w.as(max!).refusal(decide, { id, input })).reason).toBe('content_changed');
    await review.decide(max!, id, UPHOLD);
    await w.as(member).run(REPLY, { appealId: appeal.id, body: 'Here it is.' });
    await review.settle();
    expect(await review.item(id)).toMatchObject({ state: 'open' });
    const stranger = await w.as(ada!).refusal(REPLY, { appealId: appeal.id, body: 'Me too.' });
    expect(stranger.reason).toBe('appeal_not_found');
  });

  it('is not decided by who decided what it contests', async () => {
    const { id } = await appealed();
    for (const wish of [UPHOLD, GRANT]) {
      expect((await review.refusal(mona!, id, wish)).reason).toBe('own_decision');
    }
    const rights = `query ($id: ID!) { reviewable(id: $id) {
      viewerCanDecide viewerCannotDecideReason viewerCanEscalate } }`;
    expect((await w.as(mona!).run(rights, { id })).reviewable).toEqual({
      viewerCanDecide: false,
      viewerCannotDecideReason: 'own_decision',
      viewerCanEscalate: true,
    });
    expect((await w.as(max!).run(rights, { id })).reviewable.viewerCanDecide).toBe(true);
    await review.decide(mona!, id, { verb: 'escalate' });
    await review.settle();
    expect(await review.item(id)).toMatchObject({ level: 2, state: 'open' });
  });

  it('granted restores what was restricted, and nothing more', async () => {
    const { member, post, number, appeal, id } = await appealed('remove', ['silence', 72]);
    const { decision } = await review.decide(max!, id, GRANT);
    await review.settle();
    const [row] = await w.db.rows('select removed_at from posts where id = $1', [post.id]);
    expect(row).toEqual({ removed_at: null });
    const [still] = await w.db.rows<any>('select silenced_until from members where id = $1', [
      member.id,
    ]);
    expect(still.silenced_until).not.toBeNull();
    const statement = await seen(member, number);
    expect(statement).toMatchObject({ appeal: { state: 'granted', viewerCanReply: false } });
    expect(statement.liftedAt).not.toBeNull();
    expect((await w.events('appeal.decided')).at(-1)).toMatchObject({
      appealId: appeal.id,
      outcome: 'granted',
      decisionId: decision.id,
    });
    const more = await w.as(member).refusal(REPLY, { appealId: appeal.id, body: 'Thanks.' });
    expect(more.reason).toBe('appeal_decided');
  });

  it('rejected leaves everything as it is, and is final', async () => {
    const { member, post, number, id } = await appealed();
    const { decision } = await review.decide(root!, id, UPHOLD);
    await review.settle();
    const [row] = await w.db.rows('select removal from posts where id = $1', [post.id]);
    expect(row).toEqual({ removal: 'removed' });
    expect((await seen(member, number)).appeal.state).toBe('rejected');
    expect((await review.reverseRefusal(max!, decision.id)).reason).toBe('not_reversible');
    const statements = await w.db.rows('select 1 from statements where decision_id = $1', [
      decision.id,
    ]);
    expect(statements).toEqual([]);
  });

  it('granted against a refusal publishes what was refused', async () => {
    const member = await w.member();
    const held = await w.room('held', { hold_replies: true });
    const { id: threadId } = await w.thread(held, ada!);
    const reply = `mutation ($threadId: ID!) {
      postCreate(threadId: $threadId, input: { bodyMarkdown: "Held words." }) {
        heldForReview heldPost { id } } }`;
    const { postCreate } = await w.as(member).run(reply, { threadId });
    expect(postCreate.heldForReview).toBe(true);
    await review.done(mona!, await review.caseOf(postCreate.heldPost.id), ['refuse']);
    const [statement] = await w.db.rows<{ id: string }>(
      `select id from statements where restriction = 'refuse' and member_id = $1`,
      [member.id],
    );
    const wish = { statementId: statement!.id, body: 'It is harmless.' };
    const { appeal } = (await w.as(member).run(OPEN, wish)).appealOpen;
    await review.decide(max!, await review.caseOf(appeal.id), GRANT);
    await review.settle();
    const posts = await w.db.rows('select body_markdown from posts where author_id = $1', [
      member.id,
    ]);
    expect(posts).toEqual([{ body_markdown: 'Held words.' }]);
  });

  it('is of no use once the restriction is lifted', async () => {
    const { member, decision, statement } = await restricted();
    await review.reverse(max!, decision.id);
    const wish = { statementId: statement.id, body: 'Why?' };
    expect((await w.as(member).refusal(OPEN, wish)).reason).toBe('statement_lifted');
  });
});
