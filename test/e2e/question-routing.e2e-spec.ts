import { ExpertiseUpkeep, QuestionRouting } from '@parvis/forum';
import { tagged, verified } from '../support/experts.js';
import type { MemberRow, RoomRow, ThreadRow } from '../support/factories.js';
import { type World, world } from '../support/world.js';

const HOUR = 3_600_000;
const MINE = `{ viewer { routedQuestions(first: 100) { nodes {
  id state reason { score tag { slug } } thread { number title } } }
  account { acceptsRoutedQuestions } } }`;
const DECLINE = `mutation ($id: ID!) { routedQuestionDecline(id: $id) { routedQuestion { id state } } }`;
const ASK = `mutation ($input: ThreadCreateInput!) { threadCreate(input: $input) { thread { id number } } }`;

let w: World;
let [admin, asker]: MemberRow[] = [];
let room: RoomRow;
let tag: { id: string; slug: string };
let routing: QuestionRouting;
let serial = 0;

beforeAll(async () => {
  w = await world();
  [admin, asker] = [await w.member('boss', 'admin'), await w.member('asker')];
  room = await w.room('coffee');
  routing = w.app.nest.get(QuestionRouting, { strict: false });
});
beforeEach(async () => {
  await w.db.rows('delete from expert_verifications');
  tag = await w.tag(`steam${++serial}`);
});
afterEach(async () => {
  w.setNow(null);
  for (const key of ['routedPerDay', 'routedPerQuestion', 'routingMinutes']) await set(key, null);
});
afterAll(() => w.close());

const set = (key: string, value: string | null) =>
  w
    .as(admin!)
    .run(
      'mutation ($key: ID!, $value: String) { settingUpdate(key: $key, value: $value) { setting { key } } }',
      { key: `experts.${key}`, value },
    );
/** Somebody who is here and has earned a score; of two the one with more knows more. */
const knower = async (handle: string, score: number, columns: Record<string, unknown> = {}) => {
  const member = await w.member(handle + serial, 'member', {
    last_seen_at: new Date(),
    ...columns,
  });
  await w.db.rows(
    `insert into expertise (member_id, tag_id, answers, accepted, verified, up_votes, down_votes,
       successes, trials, score, as_of) values ($1, $2, 9, 9, 0, 0, 0, 9, 9, $3, current_date)`,
    [member.id, tag.id, score],
  );
  return member;
};
const question = async (where = room) => {
  const thread = await w.thread(where, asker!);
  await tagged(w, thread, tag);
  return thread;
};
const offers = async (member: MemberRow): Promise<any[]> =>
  (await w.as(member).run(MINE)).viewer.routedQuestions.nodes;
const states = async (member: MemberRow) => (await offers(member)).map(({ state }) => state);
const asked = async (thread: ThreadRow) => {
  const rows = await w.db.rows<{ handle: string }>(
    `select member.handle from routed_questions routed join members member on member.id = member_id
     where thread_id = $1 order by routed.score desc`,
    [thread.id],
  );
  return rows.map(({ handle }) => handle.replace(String(serial), ''));
};
const reply = (who: MemberRow, thread: ThreadRow) =>
  w
    .as(who)
    .run(
      `mutation ($id: ID!) { postCreate(threadId: $id, input: { bodyMarkdown: "Turn the valve." }) { post { id } } }`,
      { id: thread.id },
    );

describe('an unanswered question', () => {
  it('is offered after the time set, to the verified first, then to the best, and they are told', async () => {
    const [best, good, fair] = [
      await knower('best', 0.9),
      await knower('good', 0.8),
      await knower('fair', 0.7),
    ];
    const named = await w.member(`named${serial}`, 'member', { last_seen_at: new Date() });
    await verified(w, admin!, named, { tagId: tag.id });
    // Asked two hours ago by the services' clock, so that the queue finds it due.
    w.setNow(new Date(Date.now() - 2 * HOUR));
    const input = {
      roomId: room.id,
      kind: 'question',
      title: 'Why does it not heat?',
      bodyMarkdown: 'It stays cold.',
      tags: [tag.slug],
      language: 'en',
    };
    const { threadCreate } = await w.as(asker!).run(ASK, { input });
    w.setNow(null);
    await w.drain();
    const { number } = threadCreate.thread;
    expect(await offers(named)).toMatchObject([
      { state: 'offered', thread: { number }, reason: { score: 0, tag: { slug: tag.slug } } },
    ]);
    expect(await offers(best)).toMatchObject([{ reason: { score: 0.9 } }]);
    expect([await states(good), await states(fair)]).toEqual([['offered'], []]);
    await w.drain();
    const { viewer } = await w
      .as(best)
      .run('{ viewer { notifications { nodes { kind thread { number } } } } }');
    expect(viewer.notifications.nodes).toEqual([{ kind: 'question_routed', thread: { number } }]);
    expect(await w.events('question.routed')).toHaveLength(3);
    await routing.offer(threadCreate.thread.id);
    expect(await states(fair)).toEqual([]);
  });

  it('is not offered before its time, nor when that is switched off, nor once somebody replied', async () => {
    const best = await knower('best', 0.9);
    const input = {
      roomId: room.id,
      kind: 'question',
      title: 'Is it time?',
      bodyMarkdown: 'Not yet.',
      tags: [tag.slug],
      language: 'en',
    };
    await w.as(asker!).run(ASK, { input });
    await w.drain();
    expect(await states(best)).toEqual([]);
    const replied = await question();
    await reply(await w.member(), replied);
    await routing.offer(replied.id);
    await set('routingMinutes', '0');
    await routing.offer((await question()).id);
    expect(await states(best)).toEqual([]);
  });

  it('is offered to none who is away, gone, silenced, unwilling, unable or the asker himself', async () => {
    const until = new Date(Date.now() + HOUR);
    await knower('away', 0.9, { last_seen_at: new Date(Date.now() - 31 * 24 * HOUR) });
    await knower('never', 0.9, { last_seen_at: null });
    await knower('gone', 0.9, { erased_at: new Date() });
    await knower('unconfirmed', 0.9, { email_confirmed_at: null });
    const unwilling = await knower('unwilling', 0.9);
    await w
      .as(unwilling)
      .run(
        'mutation { profileUpdate(input: { acceptsRoutedQuestions: false }) { account { acceptsRoutedQuestions } } }',
      );
    expect((await w.as(unwilling).run(MINE)).viewer.account.acceptsRoutedQuestions).toBe(false);
    await knower('weak', 0.1);
    const willing = await knower('willing', 0.6);
    const own = await w.thread(room, willing);
    await tagged(w, own, tag);
    await routing.offer(own.id);
    const thread = await question();
    await routing.offer(thread.id);
    expect([await asked(own), await asked(thread)]).toEqual([[], ['willing']]);
    await w.db.rows('alter table members drop constraint members_silence_is_stated');
    await w.db.rows('update members set silenced_until = $2 where id = $1', [willing.id, until]);
    const later = await question();
    await routing.offer(later.id);
    expect(await asked(later)).toEqual([]);
  });

  it('of a private room is offered to those inside, and is gone for whoever leaves it', async () => {
    const secret = await w.room(undefined, { visibility: 'private' });
    const [inside] = [await knower('inside', 0.6), await knower('outside', 0.9)];
    await w.roomMember(secret, inside);
    const thread = await question(secret);
    await routing.offer(thread.id);
    expect(await asked(thread)).toEqual(['inside']);
    const [offer] = await offers(inside);
    expect(offer.thread.number).toBe(thread.number);
    await w.db.rows('delete from room_members where member_id = $1', [inside.id]);
    expect(await offers(inside)).toEqual([]);
    expect((await w.as(inside).refusal(DECLINE, { id: offer.id })).reason).toBe(
      'routed_question_not_found',
    );
  });
});

describe('an offer', () => {
  it('that is declined goes to the next, and cannot be declined by another', async () => {
    await set('routedPerQuestion', '1');
    const [best, good] = [await knower('best', 0.9), await knower('good', 0.8)];
    const thread = await question();
    await routing.offer(thread.id);
    const [offer] = await offers(best);
    expect((await w.as(good).refusal(DECLINE, { id: offer.id })).code).toBe('NOT_FOUND');
    expect((await w.anonymous.refusal(DECLINE, { id: offer.id })).code).toBe('UNAUTHENTICATED');
    await w.as(best).run(DECLINE, { id: offer.id });
    await w.as(best).run(DECLINE, { id: offer.id });
    await w.drain();
    expect([await states(best), await states(good)]).toEqual([['declined'], ['offered']]);
  });

  it('is answered by his reply and over for the others; a choice or a lock ends it as well', async () => {
    const [best, good] = [await knower('best', 0.9), await knower('good', 0.8)];
    const thread = await question();
    await routing.offer(thread.id);
    await reply(best, thread);
    await w.drain();
    expect([await states(best), await states(good)]).toEqual([['answered'], ['expired']]);
    const [offer] = await offers(good);
    expect((await w.as(good).refusal(DECLINE, { id: offer.id })).reason).toBe(
      'routed_question_over',
    );
    const other = await question();
    await routing.offer(other.id);
    await w.as(asker!).run('mutation ($id: ID!) { threadWithdraw(id: $id) { thread { id } } }', {
      id: other.id,
    });
    await w.drain();
    expect(
      await w.db.rows('select distinct state from routed_questions where thread_id = $1', [
        other.id,
      ]),
    ).toEqual([{ state: 'expired' }]);
  });

  it('is counted as waiting until it is declined or he may not see it any more', async () => {
    const secret = await w.room(undefined, { visibility: 'private' });
    const inside = await knower('inside', 0.9);
    await w.roomMember(secret, inside);
    const count = async () =>
      (await w.as(inside).run('{ viewer { waitingQuestionCount } }')).viewer.waitingQuestionCount;
    expect(await count()).toBe(0);
    for (const where of [room, room, secret]) await routing.offer((await question(where)).id);
    expect(await count()).toBe(3);
    const [, { id }] = await offers(inside);
    await w.as(inside).run(DECLINE, { id });
    expect(await count()).toBe(2);
    await w.db.rows('delete from room_members where room_id = $1', [secret.id]);
    expect(await count()).toBe(1);
  });

  it('comes to nobody more often a day than set, however many questions come at once', async () => {
    await set('routedPerDay', '2');
    const knowers = [
      await knower('one', 0.9),
      await knower('two', 0.8),
      await knower('three', 0.7),
    ];
    const threads = await Promise.all(Array.from({ length: 40 }, () => question()));
    await Promise.all(
      Array.from({ length: 200 }, (_, i) => routing.offer(threads[i % threads.length]!.id)),
    );
    const counts = await Promise.all(knowers.map(async (member) => (await offers(member)).length));
    expect(counts).toEqual([2, 2, 2]);
    const [most] = await w.db.rows<{ most: number }>(
      `select max(offers)::int as most from
         (select count(*) as offers from routed_questions group by thread_id) per_thread`,
    );
    expect(most!.most).toBeLessThanOrEqual(3);
    // The next day has its own share.
    w.setNow(new Date(Date.now() + 24 * HOUR));
    await routing.offer(threads[39]!.id);
    expect((await offers(knowers[0]!)).length).toBe(3);
  });
});

it('expertise that was earned is what questions are offered by', async () => {
  const [zoe, other] = [
    await w.member('zoe', 'member', { last_seen_at: new Date() }),
    await w.member(),
  ];
  for (let i = 0; i < 3; i++) {
    const thread = await question();
    const post = await w.post(thread, zoe);
    await w.db.rows(
      `update threads set answer_post_id = $2, answer_chosen_at = now(), answer_chosen_by_id = author_id
       where id = $1`,
      [thread.id, post.id],
    );
  }
  await w.app.nest.get(ExpertiseUpkeep, { strict: false }).recount();
  const thread = await question();
  await routing.offer(thread.id);
  expect(await states(zoe)).toEqual(['offered']);
  expect(await states(other)).toEqual([]);
});
