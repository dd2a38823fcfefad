import { ReadersService, ThreadRanking } from '@parvis/forum';
import { hotScore, topScore } from '../../libs/forum/src/threads/ranking.js';
import type { MemberRow, RoomRow, ThreadRow } from '../support/factories.js';
import { type World, world } from '../support/world.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let w: World;
let ada: MemberRow;
let room: RoomRow;
let now: Date;

beforeAll(async () => {
  w = await world();
  ada = await w.member('ada');
});
beforeEach(async () => {
  room = await w.room();
  now = new Date();
  w.setNow(now);
});
afterEach(() => w.setNow(null));
afterAll(() => w.close());

const rank = () => w.app.nest.get(ThreadRanking, { strict: false }).heatAll();
const ago = (ms: number) => new Date(now.getTime() - ms);
const scores = async (thread: ThreadRow) => {
  const [row] = await w.db.rows<{ hot: number; top: number }>(
    'select hot_score as hot, top_score as top from threads where id = $1',
    [thread.id],
  );
  return row!;
};
const quiet = (at: Date, columns: Record<string, unknown> = {}) =>
  w.thread(room, ada, { kind: 'discussion', created_at: at, last_post_at: at, ...columns });
const likes = (postId: string, member: MemberRow, kind = 'like', at = ago(HOUR)) =>
  w.db.rows(
    'insert into reactions (post_id, member_id, kind, created_at) values ($1, $2, $3, $4)',
    [postId, member.id, kind, at],
  );

describe('the hot rank', () => {
  it('is the formula: each reader, supporter and poster counts once', async () => {
    const thread = await quiet(ago(10 * HOUR));
    const [bob, eve, zoe] = [await w.member(), await w.member(), await w.member()];
    await w.post(thread, bob);
    const reply = await w.post(thread, bob);
    await w.post(thread, ada);
    await w.db.rows('update threads set last_post_at = $2 where id = $1', [
      thread.id,
      ago(3 * HOUR),
    ]);
    await likes(thread.openingId, eve);
    await likes(thread.openingId, eve, 'thanks');
    await likes(reply.id, eve);
    await likes(reply.id, zoe, 'like', ago(8 * DAY));
    await w.db.rows(
      'insert into votes (post_id, member_id, value) values ($1, $2, 1), ($1, $3, -1)',
      [reply.id, ada.id, bob.id],
    );
    await w.db.rows('insert into same_questions (thread_id, member_id) values ($1, $2)', [
      thread.id,
      zoe.id,
    ]);
    for (const age of [0, 1, 6, 7]) {
      await w.db.rows(
        `insert into thread_readers (thread_id, day, reader)
         values ($1, ($2::timestamptz at time zone 'UTC')::date, 'abc')`,
        [thread.id, ago(age * DAY)],
      );
    }
    await rank();
    expect((await scores(thread)).hot).toBeCloseTo(
      hotScore({
        readers: 3,
        supporters: 3,
        posters: 1,
        isWaiting: false,
        hoursSinceLastPost: 3,
        roomPosts: 4,
      }),
      9,
    );
  });

  it('lifts a question while nobody else wrote, for two days', async () => {
    const question = (at: Date) => w.thread(room, ada, { created_at: at, last_post_at: at });
    const fresh = await question(ago(HOUR));
    const stale = await question(ago(49 * HOUR));
    const solved = await question(ago(HOUR));
    await w.post(solved, await w.member(), { created_at: ago(HOUR) });
    await w.db.rows('update threads set last_post_at = $2 where id = $1', [solved.id, ago(HOUR)]);
    await rank();
    expect((await scores(stale)).hot).toBe(0);
    expect((await scores(fresh)).hot).toBeGreaterThan((await scores(solved)).hot);
  });

  it('is 0 after 14 days of silence', async () => {
    const thread = await quiet(ago(15 * DAY), { hot_score: 3 });
    const edge = await quiet(ago(13.9 * DAY));
    await likes(edge.openingId, await w.member());
    await rank();
    expect((await scores(thread)).hot).toBe(0);
    expect((await scores(edge)).hot).toBeGreaterThan(0);
  });

  it('divides by what the room wrote in a month', async () => {
    const busy = room;
    const one = await quiet(ago(HOUR));
    await likes(one.openingId, await w.member());
    for (let i = 0; i < 20; i++) await quiet(ago(20 * DAY));
    await quiet(ago(31 * DAY));
    room = await w.room();
    const other = await quiet(ago(HOUR));
    await likes(other.openingId, await w.member());
    await rank();
    const [row] = await w.db.rows<{ count: number }>(
      'select month_post_count as count from rooms where id = $1',
      [busy.id],
    );
    expect(row!.count).toBe(21);
    expect((await scores(other)).hot / (await scores(one)).hot).toBeCloseTo(
      Math.log10(31) / Math.log10(11),
      6,
    );
  });

  it('waits for no row that somebody holds, and blocks nobody', async () => {
    const held = await quiet(ago(HOUR));
    await likes(held.openingId, await w.member());
    await w.db.tx(async () => {
      await w.db.rows('select 1 from threads where id = $1 for update', [held.id]);
      // Outside of this transaction, on a connection of its own.
      await new Promise<void>((resolve, reject) => {
        setImmediate(() => void outside().then(resolve, reject));
      });
    });
    expect((await scores(held)).hot).toBe(0);
    await rank();
    expect((await scores(held)).hot).toBeGreaterThan(0);
  });

  const outside = async () => {
    const client = await w.db.pool.connect();
    try {
      const statement = await client.query(
        'select id from threads order by id for no key update skip locked',
      );
      expect(statement.rows.length).toBeGreaterThan(0);
    } finally {
      client.release();
    }
  };
});

describe('the top rank', () => {
  it('is the formula over the whole life of the thread', async () => {
    const thread = await quiet(ago(100 * DAY), { view_count: 41, same_question_count: 2 });
    const bob = await w.member();
    const reply = await w.post(thread, bob);
    const gone = await w.post(thread, bob, { withdrawn_at: new Date() });
    await w.db.rows(
      `update posts set vote_score = 3, reaction_counts = '{"like": 4, "thanks": 1}' where id = any($1)`,
      [[reply.id, gone.id]],
    );
    await w.db.rows(
      'update threads set answer_post_id = $2, answer_chosen_at = now() where id = $1',
      [thread.id, reply.id],
    );
    await w.app.nest.get(ThreadRanking, { strict: false }).rankEverything();
    expect((await scores(thread)).top).toBeCloseTo(
      topScore({ views: 41, support: 10, posters: 1, isSolved: true }),
      6,
    );
  });

  it('rises for an old thread that is read', async () => {
    const thread = await quiet(ago(400 * DAY));
    const readers = w.app.nest.get(ReadersService, { strict: false });
    for (let i = 0; i < 9; i++) {
      readers.seen(thread.number, { memberId: null, address: `10.0.0.${i}`, userAgent: 'Firefox' });
    }
    await readers.flush();
    await rank();
    expect((await scores(thread)).top).toBeCloseTo(2, 6);
  });
});
