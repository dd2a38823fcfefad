import { Settings } from '@parvis/kernel';
import type { MemberRow, PostRow, RoomRow, ThreadRow } from '../support/factories.js';
import { type World, world } from '../support/world.js';

const RAISE = `mutation ($input: FlagInput!) { flagRaise(input: $input) { flag { id } } }`;

let w: World;
let room: RoomRow;
let author: MemberRow;
let thread: ThreadRow;
let crowd: MemberRow[];

beforeAll(async () => {
  w = await world();
  room = await w.room('help');
  author = await w.member('author', 'member', { trust_level: 2 });
  thread = await w.thread(room, author);
  crowd = await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      w.member(`crowd${index}`, 'member', { trust_level: 1 }),
    ),
  );
  await w.app.nest.get(Settings).set('moderation.flagsPerDay', 1_000, null);
});
afterAll(() => w.close());

/** So many members of trust level 1 flag it: two points each. */
async function flagged(postId: string, times: number, reasonCode = 'spam'): Promise<void> {
  await Promise.all(
    crowd
      .slice(0, times)
      .map((member) => w.as(member).run(RAISE, { input: { postId, reasonCode } })),
  );
  await w.drain();
}
const row = async (sql: string, id: string) =>
  (await w.db.rows<Record<string, any>>(sql, [id]))[0]!;
const postOf = ({ id }: PostRow) => row('select * from posts where id = $1', id);
const caseOf = (id: string) => row('select * from reviewables where target_id = $1', id);
const statementsOn = (id: string) =>
  w.db.rows<Record<string, any>>(
    `select statement.*, decision.is_automated, decision.decided_by_id, clause.code as clause
     from statements statement join decisions decision on decision.id = statement.decision_id
     join clauses clause on clause.id = statement.clause_id
     where statement.target_id = $1 order by statement.number`,
    [id],
  );

describe('thresholds', () => {
  it('hide a post at the score, once, with an automatic statement, and leave the case open', async () => {
    const post = await w.post(thread, author);
    await flagged(post.id, 4);
    expect((await postOf(post)).removed_at).toBeNull();
    await flagged(post.id, 6, 'off-topic');
    expect(await postOf(post)).toMatchObject({ removal: 'hidden' });
    expect(await caseOf(post.id)).toMatchObject({ state: 'open', score: 20, closed_at: null });
    const statements = await statementsOn(post.id);
    expect(statements).toHaveLength(1);
    expect(statements[0]).toMatchObject({
      member_id: author.id,
      restriction: 'hide',
      is_automated: true,
      is_automated_decision: true,
      is_own_initiative: false,
      decided_by_id: null,
      clause: 'on-topic',
    });
    expect(statements[0]!.facts).toContain('8.33');
    const flags = await w.db.rows(
      `select distinct flag.state from flags flag join reviewables item on item.id = flag.reviewable_id
       where item.target_id = $1`,
      [post.id],
    );
    expect(flags).toEqual([{ state: 'pending' }]);
  });

  it('hide once when many flags cross the score together', async () => {
    const post = await w.post(thread, author);
    await flagged(post.id, 12);
    expect(await statementsOn(post.id)).toHaveLength(1);
  });

  it('never hide what staff wrote, of the site or of the room', async () => {
    const moderator = await w.member('mona', 'moderator');
    const roomModerator = await w.member('rita');
    await w.roomMember(room, roomModerator, 'moderator');
    for (const staff of [moderator, roomModerator]) {
      const post = await w.post(thread, staff);
      await flagged(post.id, 8);
      expect((await caseOf(post.id)).score).toBe(16);
      expect((await postOf(post)).removed_at).toBeNull();
      expect(await statementsOn(post.id)).toEqual([]);
    }
  });

  it('hide a newcomer’s post at once that a trusted member flags as spam, and silence when enough do', async () => {
    const trusted = await Promise.all(
      ['tess', 'tom', 'tina'].map((handle) => w.member(handle, 'member', { trust_level: 3 })),
    );
    const fresh = await w.member('newcomer', 'member', { trust_level: 0 });
    const posts: PostRow[] = [];
    for (let count = 0; count < 3; count++) posts.push(await w.post(thread, fresh));
    const flag = async (by: MemberRow, { id: postId }: PostRow, reasonCode: string) => {
      await w.as(by).run(RAISE, { input: { postId, reasonCode } });
      await w.drain();
    };
    await flag(trusted[0]!, posts[0]!, 'off-topic');
    await flagged(posts[0]!.id, 1);
    expect((await postOf(posts[0]!)).removed_at).toBeNull();
    await flag(trusted[0]!, posts[0]!, 'spam');
    expect(await postOf(posts[0]!)).toMatchObject({ removal: 'hidden' });
    expect(await caseOf(posts[0]!.id)).toMatchObject({ state: 'open' });
    expect(await statementsOn(posts[0]!.id)).toMatchObject([
      { restriction: 'hide', clause: 'advertising', is_automated: true, decided_by_id: null },
    ]);
    await flag(trusted[1]!, posts[1]!, 'spam');
    expect(await statementsOn(fresh.id)).toMatchObject([{ restriction: 'silence' }]);
    await w.app.nest.get(Settings).set('moderation.trustedSpamLevel', 0, null);
    await flag(trusted[2]!, posts[2]!, 'spam');
    expect((await postOf(posts[2]!)).removed_at).toBeNull();
    await w.app.nest.get(Settings).set('moderation.trustedSpamLevel', 3, null);
  });

  it('silence a new member whom three flag as spam, and nobody of more trust', async () => {
    const fresh = await w.member('fresh', 'member', { trust_level: 0 });
    const known = await w.member('known', 'member', { trust_level: 1 });
    for (const member of [fresh, known]) {
      await flagged((await w.post(thread, member)).id, 2);
      await flagged((await w.post(thread, member)).id, 3);
    }
    const untilOf = async ({ id }: MemberRow) =>
      (await row('select silenced_until from members where id = $1', id)).silenced_until;
    const hours = ((await untilOf(fresh)).getTime() - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(23.9);
    expect(hours).toBeLessThanOrEqual(24);
    expect(await untilOf(known)).toBeNull();
    expect(await statementsOn(fresh.id)).toMatchObject([
      { restriction: 'silence', clause: 'advertising', is_automated: true },
    ]);
  });

  it('close a thread for four hours that five members flag all over', async () => {
    const own = await w.thread(room, author);
    const posts: PostRow[] = [];
    for (let count = 0; count < 4; count++) posts.push(await w.post(own, author));
    for (const { id } of posts.slice(0, 3)) await flagged(id, 4, 'abuse');
    const stateOf = async () =>
      (await row('select state from threads where id = $1', own.id)).state;
    expect(await stateOf()).toBe('open');
    await flagged(posts[3]!.id, 4, 'abuse');
    // 48 points, but of four members only.
    expect(await stateOf()).toBe('open');
    await flagged(own.openingId, 5, 'off-topic');
    expect(await stateOf()).toBe('locked');
    const [statement] = await w.db.rows<Record<string, any>>(
      `select * from statements where target_id = $1 and restriction = 'lock'`,
      [own.id],
    );
    const hours = (statement!.ends_at.getTime() - statement!.starts_at.getTime()) / 3_600_000;
    expect(hours).toBe(4);
  });

  it('follow their settings: zero is never', async () => {
    await w.app.nest.get(Settings).set('moderation.hideScore', 0, null);
    const own = await w.thread(room, author);
    const post = await w.post(own, author);
    await flagged(post.id, 10);
    expect((await postOf(post)).removed_at).toBeNull();
    await w.app.nest.get(Settings).set('moderation.hideScore', 8.33, null);
  });
});
