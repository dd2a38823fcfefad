import { JobRunner } from '@parvis/kernel';
import { expectCountersTrue } from '../support/counters.js';
import type { MemberRow, RoomRow, ThreadRow } from '../support/factories.js';
import { DECIDE, Review } from '../support/review.js';
import { type World, world } from '../support/world.js';

const EDIT = `mutation ($id: ID!, $input: PostUpdateInput!) {
  postUpdate(id: $id, input: $input) { post { id } } }`;
const BULK = `mutation ($inputs: [BulkDecisionInput!]!) {
  reviewablesDecide(inputs: $inputs) { results { id error reason decision { id state } } } }`;
const CASE = `query ($id: ID!) { reviewable(id: $id) {
  state waitingDecision { id viewerCanUndo }
  decisions { id verb state viewerCanReverse viewerCannotReverseReason reversedBy { id }
    statements { number restriction } } } }`;
const CLAIM = `mutation ($id: ID!) { reviewableClaim(id: $id) { reviewable { id } } }`;
const LEAVE = { verb: 'leave' };

let w: World;
let review: Review;
let room: RoomRow;
let thread: ThreadRow;
let [ada, author, mona, max, root, roomie]: MemberRow[] = [];

beforeAll(async () => {
  w = await world();
  review = new Review(w);
  room = await w.room('help');
  [ada, author] = [await w.member('ada'), await w.member('author')];
  mona = await w.member('mona', 'moderator');
  max = await w.member('max', 'moderator');
  root = await w.member('root', 'admin');
  roomie = await w.member('roomie');
  await w.roomMember(room, roomie, 'moderator');
  thread = await w.thread(room, author!);
});
afterAll(async () => {
  await expectCountersTrue(w);
  await w.close();
});

const flagged = async () => {
  const post = await w.post(thread, author!);
  // Somebody else each time: a member has but a few flags a day.
  return { post, id: await review.flagged(post.id, await w.member()) };
};
const seen = async (id: string, by = mona!) => (await w.as(by).run(CASE, { id })).reviewable;
const postOf = async (id: string) => {
  const [post] = await w.db.rows<Record<string, any>>('select * from posts where id = $1', [id]);
  return post!;
};

describe('a decision', () => {
  it('changes nothing but that the case waits, for ten seconds', async () => {
    const { post, id } = await flagged();
    const { decision, reviewable } = await review.act(mona!, id, ['hide'], { facts: 'Three ads.' });
    expect(decision).toMatchObject({
      verb: 'act',
      state: 'waiting',
      actions: [{ kind: 'hide', hours: null }],
      clause: { code: 'respect' },
      facts: 'Three ads.',
    });
    expect(reviewable.state).toBe('waiting');
    expect(Date.parse(decision.executeAfter) - Date.now()).toBeGreaterThan(8_000);
    expect((await postOf(post.id)).removed_at).toBeNull();
    expect((await seen(id)).waitingDecision).toEqual({ id: decision.id, viewerCanUndo: true });
    expect((await w.events('decision.made')).at(-1)).toMatchObject({
      decisionId: decision.id,
      reviewableId: id,
      verb: 'act',
      clauseCode: 'respect',
      facts: 'Three ads.',
      roomId: room.id,
    });
    await w.drain();
    expect((await seen(id)).state).toBe('waiting');
  });

  it('is executed by the queue once its time has come', async () => {
    const { post, id } = await flagged();
    const { decision } = await review.act(mona!, id, ['hide']);
    const [job] = await w.db.rows<{ run_at: Date }>(
      `select run_at from graphile_worker.jobs where key = $1`,
      [`decision:${decision.id}`],
    );
    expect(job!.run_at.toISOString()).toBe(decision.executeAfter);
    await w.db.rows(`update graphile_worker._private_jobs set run_at = now() where key = $1`, [
      `decision:${decision.id}`,
    ]);
    await w.app.nest.get(JobRunner).drain();
    expect(await postOf(post.id)).toMatchObject({ removal: 'hidden' });
    expect(await seen(id)).toMatchObject({
      state: 'closed',
      decisions: [{ state: 'executed', statements: [{ restriction: 'hide' }] }],
    });
  });

  it('undone in time leaves every row as it was', async () => {
    await review.settle();
    const { id } = await flagged();
    const before = await review.rows();
    const { decision } = await review.act(mona!, id, ['remove', ['silence', 72], ['lock', 4]]);
    const { decision: undone, reviewable } = await review.undo(mona!, decision.id);
    expect([undone.state, reviewable.state]).toEqual(['undone', 'open']);
    expect(await review.rows()).toEqual(before);
    await review.settle();
    expect(await review.rows()).toEqual(before);
    expect((await review.undo(mona!, decision.id)).decision.state).toBe('undone');
    expect((await w.events('decision.undone')).filter((e) => e.reviewableId === id)).toHaveLength(
      1,
    );
  });

  it('is undone by who took it or by admins, and not once it took effect', async () => {
    const { id } = await flagged();
    const { decision } = await review.decide(mona!, id, LEAVE);
    expect((await review.undoRefusal(max!, decision.id)).reason).toBe('not_yours');
    expect((await review.undoRefusal(ada!, decision.id)).code).toBe('NOT_FOUND');
    await review.undo(root!, decision.id);
    const again = await review.decide(mona!, id, LEAVE);
    await review.settle();
    expect((await review.undoRefusal(mona!, again.decision.id)).reason).toBe('already_executed');
  });

  it('wins alone when two are taken at once, and the other is told who decided what', async () => {
    const { id } = await flagged();
    const input = await review.input(id, LEAVE);
    const results = await Promise.all(
      [mona!, max!, root!, mona!, max!].map((by) => w.as(by).both(DECIDE, { id, input })),
    );
    const refused = results
      .filter(({ errors }) => errors)
      .map(({ errors }) => errors![0].extensions);
    expect(refused).toHaveLength(4);
    const [decided] = await w.db.rows<{ name: string }>(
      `select member.name from decisions join members member on member.id = decided_by_id
       where reviewable_id = $1`,
      [id],
    );
    for (const error of refused) {
      expect(error).toMatchObject({
        code: 'CONFLICT',
        reason: 'decided_meanwhile',
        params: { by: decided!.name, verb: 'leave' },
      });
    }
  });

  it('is refused on words that changed since they were read', async () => {
    const { post, id } = await flagged();
    const input = await review.input(id, LEAVE);
    await w.as(author!).run(EDIT, { id: post.id, input: { bodyMarkdown: 'Harmless now.' } });
    const refusal = await w.as(mona!).refusal(DECIDE, { id, input });
    expect(refusal).toMatchObject({ code: 'CONFLICT', reason: 'content_changed' });
  });

  it('falls away when the words change while it waits: the case is open again', async () => {
    const { post, id } = await flagged();
    await review.act(mona!, id, ['remove']);
    const { version } = await review.item(id);
    await w.as(author!).run(EDIT, { id: post.id, input: { bodyMarkdown: 'Harmless now.' } });
    await review.settle();
    const now = await review.item(id);
    expect(now.state).toBe('open');
    expect(now.version).toBeGreaterThan(version);
    expect(await postOf(post.id)).toMatchObject({ removed_at: null });
    expect((await w.events('decision.voided')).at(-1)).toMatchObject({
      reviewableId: id,
      reason: 'content_changed',
    });
    expect((await seen(id)).decisions.at(-1).state).toBe('void');
  });

  it('falls away when the author took it back, and the flags are ignored', async () => {
    const { post, id } = await flagged();
    await review.act(mona!, id, ['remove']);
    await w.as(author!).run('mutation ($id: ID!) { postWithdraw(id: $id) { post { id } } }', {
      id: post.id,
    });
    await review.settle();
    const flags = await w.db.rows('select state from flags where reviewable_id = $1', [id]);
    expect(flags).toEqual([{ state: 'ignored' }]);
    expect((await review.item(id)).state).toBe('closed');
  });

  it('waits for whoever claimed the case', async () => {
    const { id } = await flagged();
    await w.as(max!).run(CLAIM, { id });
    expect(await review.refusal(mona!, id, LEAVE)).toMatchObject({
      code: 'CONFLICT',
      reason: 'claimed_by_other',
      params: { by: 'Max' },
    });
    await review.decide(max!, id, LEAVE);
  });

  it('handed on goes to the staff above with all its flags', async () => {
    const { id } = await flagged();
    await review.decide(roomie!, id, { verb: 'escalate' });
    await review.settle();
    expect(await review.item(id)).toMatchObject({ state: 'open', level: 1, claimed_by_id: null });
    expect(await seen(id, roomie!)).toBeNull();
    await review.decide(mona!, id, { verb: 'escalate' });
    await review.settle();
    expect(await review.item(id)).toMatchObject({ state: 'open', level: 2 });
    expect((await w.events('reviewable.escalated')).slice(-2)).toEqual([
      { reviewableId: id, level: 1 },
      { reviewableId: id, level: 2 },
    ]);
    expect((await review.refusal(root!, id, { verb: 'escalate' })).reason).toBe('nobody_above');
    const flags = await w.db.rows('select state from flags where reviewable_id = $1', [id]);
    expect(flags).toEqual([{ state: 'pending' }]);
  });
});

describe('what may be decided', () => {
  it('names every wrong field', async () => {
    const { id } = await flagged();
    const fields = async (wish: object) => (await review.refusal(mona!, id, wish as any)).fields;
    const act = (actions: object[], rest = {}) => ({ verb: 'act', actions, ...rest });
    expect(await fields(act([]))).toEqual({ actions: 'required' });
    expect(await fields(act([{ kind: 'hide' }]))).toEqual({ clauseCode: 'required' });
    const named = { clauseCode: 'respect' };
    expect(await fields(act([{ kind: 'refuse' }], named))).toEqual({ actions: 'not_an_option' });
    expect(await fields(act([{ kind: 'silence' }], named))).toEqual({ actions: 'wrong_hours' });
    expect(await fields(act([{ kind: 'silence', hours: 25 }], named))).toEqual({
      actions: 'wrong_hours',
    });
    expect(await fields(act([{ kind: 'hide', hours: 24 }], named))).toEqual({
      actions: 'wrong_hours',
    });
    expect(await fields(act([{ kind: 'hide' }, { kind: 'remove' }], named))).toEqual({
      actions: 'exclusive',
    });
    expect(await fields(act([{ kind: 'hide' }], { clauseCode: 'no-such' }))).toEqual({
      clauseCode: 'not_an_option',
    });
    expect(await fields({ verb: 'leave', actions: [{ kind: 'hide' }] })).toEqual({
      actions: 'only_when_acting',
    });
    expect(await fields({ verb: 'reverse' })).toEqual({ verb: 'not_an_option' });
    const long = 'x'.repeat(1_001);
    expect(await fields({ verb: 'leave', facts: long })).toEqual({ facts: 'too_long' });
  });

  it('is nobody’s own matter, nor a stranger’s', async () => {
    const post = await w.post(thread, mona!);
    const id = await review.flagged(post.id, ada!);
    expect((await review.refusal(mona!, id, LEAVE)).reason).toBe('own_content');
    expect((await review.refusal(ada!, id, LEAVE)).reason).toBe('reviewable_not_found');
    expect(
      (await w.as(null).refusal(DECIDE, { id, input: await review.input(id, LEAVE) })).code,
    ).toBe('NOT_FOUND');
  });

  it('leaves sanctions to the staff of the whole site, and moderators to admins', async () => {
    const { id } = await flagged();
    const silence = {
      verb: 'act',
      actions: [{ kind: 'silence', hours: 24 }],
      clauseCode: 'respect',
    };
    expect((await review.refusal(roomie!, id, silence)).reason).toBe('site_staff_only');
    const ofMona = await review.flagged((await w.post(thread, mona!)).id, ada!);
    expect((await review.refusal(max!, ofMona, silence)).reason).toBe('admins_only');
    const ofRoot = await review.flagged((await w.post(thread, root!)).id, ada!);
    expect((await review.refusal(max!, ofRoot, silence)).reason).toBe('admin_not_sanctioned');
  });
});

describe('many at once', () => {
  it('are decided one by one, and one refusal stops none of the others', async () => {
    const ids = [(await flagged()).id, (await flagged()).id, (await flagged()).id];
    await review.decide(max!, ids[1]!, LEAVE);
    const inputs = [];
    for (const id of ids) inputs.push({ id, ...(await review.input(id, LEAVE)) });
    const { results } = (await w.as(mona!).run(BULK, { inputs })).reviewablesDecide;
    expect(results).toEqual([
      {
        id: ids[0],
        error: null,
        reason: null,
        decision: { id: expect.any(String), state: 'waiting' },
      },
      { id: ids[1], error: 'CONFLICT', reason: 'decided_meanwhile', decision: null },
      {
        id: ids[2],
        error: null,
        reason: null,
        decision: { id: expect.any(String), state: 'waiting' },
      },
    ]);
    const [{ batches }] = (await w.db.rows(
      `select count(distinct batch_id)::int as batches from decisions
       where decided_by_id = $1 and reviewable_id = any($2)`,
      [mona!.id, ids],
    )) as any;
    expect(batches).toBe(1);
  });

  it('are at most fifty', async () => {
    const one = { id: (await flagged()).id, version: 1, contentHash: '', verb: 'leave' };
    const refusal = await w.as(mona!).refusal(BULK, { inputs: Array(51).fill(one) });
    expect(refusal).toMatchObject({ fields: { inputs: 'too_many' }, params: { max: 50 } });
  });
});

describe('reversing a decision', () => {
  it('restores what was restricted, and says so', async () => {
    const { post, id } = await flagged();
    const before = await postOf(post.id);
    const decision = await review.done(mona!, id, ['remove', ['silence', 24]]);
    expect((await postOf(post.id)).removal).toBe('removed');
    const { decision: reversal } = await review.reverse(max!, decision.id, 'It was satire.');
    expect(reversal).toMatchObject({ verb: 'reverse', state: 'executed', reversesId: decision.id });
    expect(await postOf(post.id)).toEqual(before);
    const [row] = await w.db.rows('select silenced_until, silence_id from members where id = $1', [
      author!.id,
    ]);
    expect(row).toEqual({ silenced_until: null, silence_id: null });
    const lifted = (await w.events('statement.lifted')).filter((e) => e.decisionId === reversal.id);
    expect(lifted).toHaveLength(2);
    expect((await w.db.rows('select state from flags where reviewable_id = $1', [id]))[0]).toEqual({
      state: 'disagreed',
    });
    expect((await seen(id)).decisions[0]).toMatchObject({
      viewerCanReverse: false,
      viewerCannotReverseReason: 'already_reversed',
      reversedBy: { id: reversal.id },
    });
    expect((await review.reverseRefusal(mona!, decision.id)).reason).toBe('already_reversed');
  });

  it('of leaving it alone puts the case before staff again', async () => {
    const { id } = await flagged();
    const { decision } = await review.decide(mona!, id, LEAVE);
    await review.settle();
    await review.reverse(max!, decision.id);
    expect(await review.item(id)).toMatchObject({ state: 'open', open_count: 2, closed_at: null });
    expect(
      await w.db.rows('select state, decided_at from flags where reviewable_id = $1', [id]),
    ).toEqual([{ state: 'pending', decided_at: null }]);
  });

  it('is not for room moderators where the site’s staff decided, nor for the author', async () => {
    const { id } = await flagged();
    const decision = await review.done(mona!, id, ['hide']);
    expect((await review.reverseRefusal(roomie!, decision.id)).reason).toBe('decided_above');
    expect((await review.reverseRefusal(author!, decision.id)).code).toBe('NOT_FOUND');
    const waiting = await review.decide(mona!, (await flagged()).id, LEAVE);
    expect((await review.reverseRefusal(mona!, waiting.decision.id)).reason).toBe('not_reversible');
  });
});
