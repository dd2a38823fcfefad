import { ReadersService } from '@parvis/forum';
import { TrustService } from '@parvis/moderation';
import type { MemberRow, RoomRow } from '../support/factories.js';
import { type World, world } from '../support/world.js';

const DAY = 86_400_000;
const SET = `mutation Set($memberId: ID!, $level: Int) {
  memberTrustSet(memberId: $memberId, level: $level) { member { handle trustLevel } }
}`;
const MEMBER = 'query ($handle: String!) { member(handle: $handle) { trustIsFixed } }';
const RECORD = 'query ($id: ID!) { memberRecord(memberId: $id) { trustLevel trustIsFixed } }';
const FIXED = 'query { membersOfFixedTrust(first: 100) { nodes { handle trustIsFixed } } }';
const SETTING = `mutation Set($key: ID!, $value: String) {
  settingUpdate(key: $key, value: $value) { setting { value } }
}`;

let w: World;
let admin: MemberRow;
let ada: MemberRow;
let fan: MemberRow;
let room: RoomRow;
let trust: TrustService;

beforeAll(async () => {
  w = await world();
  admin = await w.member('admin', 'admin', { trust_level: 4 });
  fan = await w.member('fan');
  room = await w.room();
  trust = w.app.nest.get(TrustService, { strict: false });
});
beforeEach(async () => {
  ada = await w.member(undefined, 'member', { trust_level: 0, last_seen_at: new Date() });
});
afterEach(() => w.setNow(null));
afterAll(() => w.close());

const levelOf = async (member: MemberRow) => {
  const [row] = await w.db.rows<{ level: number }>(
    'select trust_level as level from members where id = $1',
    [member.id],
  );
  return row!.level;
};
const entries = async () => {
  const rows = await w.db.rows<{ details: object }>(
    `select details from audit_entries
     where action = 'member.trust-changed' and subject_id = $1 order by id`,
    [ada.id],
  );
  return rows.map(({ details }) => details);
};
const computed = async (member = ada) => {
  await trust.computeAll();
  return levelOf(member);
};
const days = (member: MemberRow, count: number, threads: number, firstAgo = count) =>
  w.db.rows(
    `insert into member_days (member_id, day, threads_read)
     select $1, (now() - make_interval(days => $4 - n))::date, $3
     from generate_series(1, $2) n on conflict do nothing`,
    [member.id, count, threads, firstAgo],
  );
const deserve = async (level: 2 | 3) => {
  const [visits, threads, answers, reactions] = level === 2 ? [15, 3, 0, 1] : [60, 10, 3, 20];
  await days(ada, visits!, 4);
  for (let n = 0; n < threads!; n++) {
    const thread = await w.thread(room, fan);
    const post = await w.post(thread, ada);
    if (n < answers!) {
      await w.db.rows(
        'update threads set answer_post_id = $2, answer_chosen_at = now() where id = $1',
        [thread.id, post.id],
      );
    }
    for (let r = 0; r < Math.ceil(reactions! / threads!); r++) {
      const kind = ['like', 'thanks', 'insightful'][r];
      await w.db.rows('insert into reactions (post_id, member_id, kind) values ($1, $2, $3)', [
        post.id,
        fan.id,
        kind,
      ]);
    }
  }
};

describe('days of reading', () => {
  it('count each thread once a day, for members alone', async () => {
    const readers = w.app.nest.get(ReadersService, { strict: false });
    const [one, two] = [await w.thread(room, fan), await w.thread(room, fan)];
    const client = { address: '192.0.2.1', userAgent: 'Mozilla/5.0 Firefox/143.0' };
    const read = async () => {
      for (const thread of [one, two]) {
        readers.seen(thread.number, { memberId: ada.id, ...client });
        readers.seen(thread.number, { memberId: null, ...client });
      }
      await readers.flush();
    };
    await read();
    await read();
    w.setNow(new Date(Date.now() + DAY));
    await read();
    const rows = await w.db.rows<{ threads: number }>(
      'select threads_read as threads from member_days where member_id = $1 order by day',
      [ada.id],
    );
    expect(rows).toEqual([{ threads: 2 }, { threads: 2 }]);
  });
});

describe('levels by night', () => {
  it('rise with what a member did, and tell', async () => {
    expect(await computed()).toBe(0);
    await days(ada, 2, 3);
    expect(await computed()).toBe(1);
    expect((await w.events('member.trust-changed')).at(-1)).toEqual({
      memberId: ada.id,
      before: 0,
      after: 1,
      isFixed: false,
    });
    await deserve(2);
    expect(await computed()).toBe(2);
  });

  it('reach 3 by the last hundred days, and no further by themselves', async () => {
    await deserve(3);
    expect(await computed()).toBe(3);
    expect(await computed()).toBe(3);
  });

  it('follow the thresholds that admins set, which everybody may read', async () => {
    const read = async () =>
      (
        await w.anonymous.run(
          '{ trustThresholds { level daysVisited threadsRead flagsAgreedAgainst } }',
        )
      ).trustThresholds;
    expect(await read()).toEqual([
      { level: 1, daysVisited: 2, threadsRead: 5, flagsAgreedAgainst: 2 },
      { level: 2, daysVisited: 15, threadsRead: 40, flagsAgreedAgainst: 5 },
      { level: 3, daysVisited: 50, threadsRead: 200, flagsAgreedAgainst: 5 },
    ]);
    const key = 'trust.level1.threadsRead';
    await w.as(admin).run(SETTING, { key, value: '3' });
    expect((await read())[0]).toMatchObject({ threadsRead: 3 });
    await days(ada, 2, 2);
    expect(await computed()).toBe(1);
    await w.as(admin).run(SETTING, { key, value: null });
  });

  it('do not rise for those who were silenced lately', async () => {
    await days(ada, 2, 5);
    const word = { pattern: 'hushword', form: 'literal', action: 'silence' };
    const watch = `mutation W($input: WatchedWordInput!) { watchedWordCreate(input: $input) { watchedWord { id } } }`;
    await w.as(admin).run(watch, { input: word });
    const thread = await w.thread(room, fan);
    const send = `mutation R($threadId: ID!, $input: PostCreateInput!) {
      postCreate(threadId: $threadId, input: $input) { heldForReview }
    }`;
    const input = { bodyMarkdown: 'A hushword.' };
    const { postCreate } = await w.as(ada).run(send, { threadId: thread.id, input });
    expect(postCreate).toEqual({ heldForReview: true });
    expect(await computed()).toBe(0);
    w.setNow(new Date(Date.now() + 181 * DAY));
    await w.db.rows(`update members set last_seen_at = now() + interval '181 days' where id = $1`, [
      ada.id,
    ]);
    expect(await computed()).toBe(1);
  });

  it('do not rise for those who were rightly flagged', async () => {
    await days(ada, 2, 5);
    const [item] = await w.db.rows<{ id: string }>(
      `insert into reviewables (id, target_kind, target_id, author_id, content_hash)
       values (gen_random_uuid(), 'member', $1, $1, 'x') returning id`,
      [ada.id],
    );
    await w.db.rows(
      `insert into flags (id, reviewable_id, reason_id, source, content_hash, base_score, trust_score,
         record_score, reason_score, score, state, decided_at)
       select gen_random_uuid(), $1, id, 'member', 'x', 1, 0, 0, 0, 1, 'agreed', now()
       from flag_reasons limit 3`,
      [item!.id],
    );
    expect(await computed()).toBe(0);
    await w.db.rows('delete from flags where reviewable_id = $1', [item!.id]);
    expect(await computed()).toBe(1);
  });

  it('fall from 3 to 2 after two weeks below nine tenths, once a hundred days are known', async () => {
    const at = (level: number, ago: number) =>
      w.db.rows(
        `update members set trust_level = $2, trust_changed_at = now() - make_interval(days => $3)
         where id = $1`,
        [ada.id, level, ago],
      );
    await at(3, 30);
    expect(await computed()).toBe(3);
    await days(fan, 1, 1, 150);
    expect(await computed()).toBe(2);
    await at(3, 10);
    expect(await computed()).toBe(3);
    await w.db.rows('delete from member_days where member_id = $1', [fan.id]);
  });
});

describe('levels by hand', () => {
  it('are fixed by admins until they let them go', async () => {
    const set = async (level: number | null) =>
      (await w.as(admin).run(SET, { memberId: ada.id, level })).memberTrustSet.member.trustLevel;
    expect(await set(4)).toBe(4);
    expect(await computed()).toBe(4);
    expect((await w.events('member.trust-changed')).at(-1)).toEqual({
      memberId: ada.id,
      before: 0,
      after: 4,
      isFixed: true,
    });
    await days(ada, 2, 3);
    expect(await set(null)).toBe(1);
    expect(await set(0)).toBe(0);
    expect(await computed()).toBe(0);
  });

  it('are told from earned ones, to staff alone, and leave an entry when the level stays', async () => {
    const moderator = await w.member(undefined, 'moderator');
    const isFixed = async (viewer: MemberRow) =>
      (await w.as(viewer).run(MEMBER, { handle: ada.handle })).member.trustIsFixed;
    const listed = async () =>
      (await w.as(admin).run(FIXED)).membersOfFixedTrust.nodes.map(
        ({ handle }: { handle: string }) => handle,
      );
    expect([await isFixed(moderator), await isFixed(ada)]).toEqual([false, null]);
    await w.as(admin).run(SET, { memberId: ada.id, level: 0 });
    expect([await isFixed(moderator), await isFixed(admin)]).toEqual([true, true]);
    expect([await isFixed(ada), await isFixed(fan)]).toEqual([null, null]);
    expect(await listed()).toContain(ada.handle);
    const { memberRecord } = await w.as(moderator).run(RECORD, { id: ada.id });
    expect(memberRecord).toEqual({ trustLevel: 0, trustIsFixed: true });
    expect(await entries()).toEqual([{ before: 0, after: 0, isFixed: true }]);
    await w.as(admin).run(SET, { memberId: ada.id, level: null });
    expect(await listed()).not.toContain(ada.handle);
    expect(await isFixed(moderator)).toBe(false);
    expect(await entries()).toHaveLength(2);
    expect((await w.as(moderator).refusal(FIXED)).reason).toBe('admins_only');
  });

  it('are given by nobody else, to nobody who is not there, and within 0 and 4', async () => {
    const moderator = await w.member(undefined, 'moderator');
    for (const member of [moderator, ada]) {
      expect(await w.as(member).refusal(SET, { memberId: ada.id, level: 4 })).toMatchObject({
        code: 'FORBIDDEN',
        reason: 'admins_only',
      });
    }
    expect((await w.anonymous.refusal(SET, { memberId: ada.id })).code).toBe('UNAUTHENTICATED');
    for (const level of [-1, 5]) {
      expect((await w.as(admin).refusal(SET, { memberId: ada.id, level })).fields).toEqual({
        level: 'not_an_option',
      });
    }
    for (const memberId of ['nobody', room.id]) {
      for (const level of [1, null]) {
        expect((await w.as(admin).refusal(SET, { memberId, level })).code).toBe('NOT_FOUND');
      }
    }
  });
});
