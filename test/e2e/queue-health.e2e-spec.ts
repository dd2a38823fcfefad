import { Outbox, Settings, uuidv7 } from '@parvis/kernel';
import { SurgesService } from '@parvis/moderation';
import type { MemberRow, RoomRow, ThreadRow } from '../support/factories.js';
import { type World, world } from '../support/world.js';

const HEALTH = `query ($days: Int! = 30) { queueHealth(days: $days) {
  backlog { bucket count oldest } decided medianSeconds p90Seconds reversalRate flagPrecision
  byModerator { member { handle } decided act leave escalate reversed medianSeconds }
  byReason { code flags agreed disagreed } } }`;
const NOW = new Date('2026-06-15T12:00:00.000Z');
const ago = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);

let w: World;
let room: RoomRow;
let other: RoomRow;
let author: MemberRow;
let flagger: MemberRow;
let mona: MemberRow;
let max: MemberRow;
let roomModerator: MemberRow;

beforeAll(async () => {
  w = await world();
  room = await w.room('here');
  other = await w.room('there');
  author = await w.member('author');
  flagger = await w.member('flagger');
  mona = await w.member('mona', 'moderator');
  max = await w.member('max', 'admin');
  roomModerator = await w.member('roomModerator');
  await w.roomMember(room, roomModerator, 'moderator');
});
afterEach(() => w.setNow(null));
afterAll(() => w.close());

async function filed(columns: Record<string, unknown>): Promise<string> {
  const id = uuidv7();
  await insert('reviewables', {
    id,
    target_kind: 'post',
    target_id: uuidv7(),
    author_id: author.id,
    room_id: room.id,
    content_hash: 'x',
    ...columns,
  });
  return id;
}
async function decided(
  reviewableId: string,
  by: MemberRow | null,
  verb: string,
  seconds: number,
  columns: Record<string, unknown> = {},
): Promise<string> {
  const id = uuidv7();
  const openedAt = ago(48);
  const at = new Date(openedAt.getTime() + seconds * 1000);
  await insert('decisions', {
    id,
    reviewable_id: reviewableId,
    verb,
    decided_by_id: by?.id,
    content_hash: 'x',
    state: 'executed',
    opened_at: openedAt,
    decided_at: at,
    execute_after: at,
    settled_at: at,
    ...columns,
  });
  return id;
}
async function insert(table: string, columns: Record<string, unknown>): Promise<void> {
  const given = Object.entries(columns).filter(([, value]) => value !== undefined);
  await w.db.rows(
    `insert into ${table} (${given.map(([name]) => name).join(', ')})
     values (${given.map((_, index) => `$${index + 1}`).join(', ')})`,
    given.map(([, value]) => value),
  );
}
const health = async (member: MemberRow, days = 30) =>
  (await w.as(member).run(HEALTH, { days })).queueHealth;

describe('queue health', () => {
  beforeAll(async () => {
    for (const hours of [0.5, 3, 3.5, 12, 30, 100]) await filed({ opened_at: ago(hours) });
    await filed({ opened_at: ago(200), room_id: other.id });
    await filed({ opened_at: ago(300), room_id: other.id, level: 2 });
    const closed = (columns = {}) => filed({ state: 'closed', closed_at: ago(1), ...columns });
    const acted = await decided(await closed(), mona, 'act', 100);
    await decided(await closed(), mona, 'leave', 200);
    await decided(await closed(), max, 'act', 300);
    await decided(await closed({ room_id: other.id }), max, 'leave', 1_000);
    await decided(await closed(), mona, 'escalate', 5);
    // None of these counts: an undone one, a rule's, and one before the window.
    await decided(await closed(), mona, 'act', 7_000, { state: 'undone' });
    await decided(await closed(), null, 'act', 1, { is_automated: true });
    await decided(await closed(), mona, 'act', 9_000, { decided_at: ago(24 * 40) });
    await decided(await closed(), max, 'reverse', 400, { reverses_id: acted });
    const on = await closed();
    const flags = [
      ['spam', 'agreed', 5],
      ['spam', 'agreed', 6],
      ['abuse', 'agreed', 7],
      ['spam', 'disagreed', 8],
      ['spam', 'ignored', 9],
      ['spam', 'disagreed', 24 * 50],
    ] as const;
    for (const [code, state, hours] of flags) {
      const [reason] = await w.db.rows('select id from flag_reasons where code = $1', [code]);
      await insert('flags', {
        id: uuidv7(),
        reviewable_id: on,
        reason_id: reason!.id,
        flagger_id: flagger.id,
        source: 'member',
        content_hash: 'x',
        base_score: 1,
        trust_score: 0,
        record_score: 0,
        reason_score: 0,
        score: 1,
        state,
        created_at: ago(hours + 1),
        decided_at: ago(hours),
      });
    }
  });
  beforeEach(() => w.setNow(NOW));

  it('tells the backlog by age, empty ages included', async () => {
    expect((await health(mona)).backlog).toEqual([
      { bucket: 'under_hour', count: 1, oldest: ago(0.5).toISOString() },
      { bucket: 'under_four_hours', count: 2, oldest: ago(3.5).toISOString() },
      { bucket: 'under_day', count: 1, oldest: ago(12).toISOString() },
      { bucket: 'under_three_days', count: 1, oldest: ago(30).toISOString() },
      { bucket: 'older', count: 2, oldest: ago(200).toISOString() },
    ]);
  });

  it('tells how long decisions of people took, and how many did not hold', async () => {
    expect(await health(mona)).toMatchObject({
      decided: 4,
      medianSeconds: 250,
      p90Seconds: 790,
      reversalRate: 0.25,
    });
    expect(await health(mona, 1)).toMatchObject({
      decided: 0,
      medianSeconds: null,
      p90Seconds: null,
      reversalRate: null,
    });
  });

  it('tells how right the flags of members were, in all and by reason', async () => {
    expect(await health(mona)).toMatchObject({
      flagPrecision: 0.75,
      byReason: [
        { code: 'spam', flags: 4, agreed: 2, disagreed: 1 },
        { code: 'abuse', flags: 1, agreed: 1, disagreed: 0 },
      ],
    });
  });

  it('tells who carries the load', async () => {
    expect((await health(max)).byModerator).toEqual([
      {
        member: { handle: 'mona' },
        decided: 3,
        act: 1,
        leave: 1,
        escalate: 1,
        reversed: 1,
        medianSeconds: 150,
      },
      {
        member: { handle: 'max' },
        decided: 2,
        act: 1,
        leave: 1,
        escalate: 0,
        reversed: 0,
        medianSeconds: 650,
      },
    ]);
  });

  it('tells room moderators of their rooms, and admins of what only they decide', async () => {
    const of = async (member: MemberRow) => {
      const { backlog, decided: count } = await health(member);
      return [backlog.map((row: any) => row.count), count];
    };
    expect(await of(roomModerator)).toEqual([[1, 2, 1, 1, 1], 3]);
    expect(await of(mona)).toEqual([[1, 2, 1, 1, 2], 4]);
    expect(await of(max)).toEqual([[1, 2, 1, 1, 3], 4]);
  });

  it('refuses members, and windows out of bounds', async () => {
    expect(await w.as(author).refusal(HEALTH)).toMatchObject({ reason: 'moderators_only' });
    expect(await w.anonymous.refusal(HEALTH)).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect((await w.as(mona).refusal(HEALTH, { days: 0 })).fields).toEqual({ days: 'too_small' });
    expect((await w.as(mona).refusal(HEALTH, { days: 366 })).fields).toEqual({ days: 'too_large' });
  });
});

const caseOf = async (targetId: string) => {
  const [row] = await w.db.rows<Record<string, any>>(
    `select item.*, (select array_agg(reason.code || ' ' || flag.source || ' ' || flag.note)
       from flags flag join flag_reasons reason on reason.id = flag.reason_id
       where flag.reviewable_id = item.id) as flags
     from reviewables item where target_id = $1`,
    [targetId],
  );
  return row;
};

describe('a surge', () => {
  const busy = async (own: ThreadRow, replies: number) => {
    for (let count = 0; count < replies; count++) await w.post(own, author);
  };
  const look = () => w.app.nest.get(SurgesService).look();

  it('brings a thread before staff that draws far more replies than its room does', async () => {
    const quiet = await w.room('quiet', { month_post_count: 432 });
    const lively = await w.room('lively', { month_post_count: 43_200 });
    const surge = await w.thread(quiet, author);
    const usual = await w.thread(lively, author);
    const few = await w.thread(quiet, author);
    await busy(surge, 15);
    await busy(usual, 15);
    await busy(few, 14);
    await look();
    expect(await caseOf(surge.openingId)).toMatchObject({
      state: 'open',
      score: 1,
      flags: ['surge rule 15 / 10 min (0.1)'],
    });
    expect(await caseOf(usual.openingId)).toBeUndefined();
    expect(await caseOf(few.openingId)).toBeUndefined();
    await look();
    expect((await caseOf(surge.openingId))!.flags).toHaveLength(1);
  });

  it('is not looked for where the site does not want it', async () => {
    const own = await w.thread(await w.room('calm'), author);
    await busy(own, 16);
    await w.app.nest.get(Settings).set('moderation.surgeFactor', 0, null);
    await look();
    expect(await caseOf(own.openingId)).toBeUndefined();
    await w.app.nest.get(Settings).set('moderation.surgeFactor', 10, null);
    await look();
    expect(await caseOf(own.openingId)).toBeDefined();
  });
});

describe('a new member', () => {
  const signUp = async (handle: string) => {
    const member = await w.member(handle);
    await w.db.tx(async () => {
      await w.app.nest.get(Outbox).publish('member.signed_up', { memberId: member.id }, member.id);
    });
    await w.drain();
    return caseOf(member.id);
  };

  it('comes before staff where the site wants it, and nowhere else', async () => {
    expect(await signUp('unseen')).toBeUndefined();
    await w.app.nest.get(Settings).set('moderation.reviewNewMembers', true, null);
    expect(await signUp('newcomer')).toMatchObject({
      target_kind: 'member',
      level: 1,
      room_id: null,
      flags: ['new-member rule '],
    });
  });
});
