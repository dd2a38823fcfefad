import { ExpertiseUpkeep, wilsonLowerBound } from '@parvis/forum';
import { expectTrueCounts, tagged, verified, voted, YEAR_MS } from '../support/experts.js';
import type { MemberRow, RoomRow, ThreadRow } from '../support/factories.js';
import { type World, world } from '../support/world.js';

const EXPERTISE = `query ($handle: String!) { member(handle: $handle) {
  isExpert
  expertise { score answers accepted verified upVotes downVotes rank isVerified
    tag { slug } room { slug } verifiedBy { handle } }
} }`;
const DIRECTORY = `query ($tagSlug: String, $roomId: ID, $first: Int! = 20, $after: String) {
  experts(tagSlug: $tagSlug, roomId: $roomId, first: $first, after: $after) {
    nodes { score isVerified answerCount acceptedCount member { handle }
      expertise(first: 2) { score tag { slug } room { slug } } }
    pageInfo { hasNextPage endCursor }
  }
}`;

let w: World;
let admin: MemberRow;
let asker: MemberRow;
let room: RoomRow;
let upkeep: ExpertiseUpkeep;

beforeAll(async () => {
  w = await world();
  [admin, asker] = [await w.member('boss', 'admin'), await w.member('asker')];
  room = await w.room('coffee');
  upkeep = w.app.nest.get(ExpertiseUpkeep, { strict: false });
});
afterEach(() => w.setNow(null));
afterAll(() => w.close());

const accept = (thread: ThreadRow, postId: string, at = new Date()) =>
  w.db.rows(
    `with counted as (update members set answer_count = answer_count + 1
       where id = (select author_id from posts where id = $2))
     update threads set answer_post_id = $2, answer_chosen_at = $3, answer_chosen_by_id = author_id
     where id = $1`,
    [thread.id, postId, at],
  );
const question = async (tag?: { id: string }, where = room) => {
  const thread = await w.thread(where, asker);
  if (tag) await tagged(w, thread, tag);
  return thread;
};
/** Answers that were chosen, so many of them in questions with the tag. */
const answered = async (member: MemberRow, tag: { id: string }, count: number, where = room) => {
  for (let i = 0; i < count; i++) {
    const thread = await question(tag, where);
    await accept(thread, (await w.post(thread, member)).id);
  }
};
const expertiseOf = async (member: MemberRow, viewer: MemberRow | null = null) =>
  (await w.as(viewer).run(EXPERTISE, { handle: member.handle })).member.expertise;
const inTag = (list: any[], tag: { slug: string }) =>
  list.find((one) => one.tag?.slug === tag.slug);
const handles = ({ experts }: any) => experts.nodes.map((node: any) => node.member.handle);

describe('expertise', () => {
  it('is the lower bound of what votes, choices and verifications say, by the published formula', async () => {
    const [ada, tag] = [await w.member('ada'), await w.tag('steam')];
    for (let i = 0; i < 4; i++) {
      const thread = await question(tag);
      const post = await w.post(thread, ada);
      await voted(w, post.id, 1);
      if (i < 2) await accept(thread, post.id);
      if (i === 3) await voted(w, post.id, -1);
    }
    await upkeep.recount();
    // 4 votes up and 2 choices worth 2 each are good, one vote down is not.
    const score = wilsonLowerBound(8, 9);
    expect(inTag(await expertiseOf(ada), tag)).toMatchObject({
      ...{ answers: 4, accepted: 2, verified: 0, upVotes: 4, downVotes: 1, rank: 1 },
      isVerified: false,
      score: expect.closeTo(score, 5),
    });
    expect(score).toBeGreaterThan(0.5);
    await expectTrueCounts(w);
  });

  it('is not of what the asker or the author says of himself, nor of what does not stand', async () => {
    const [eve, tag] = [await w.member('eve'), await w.tag('self')];
    for (let i = 0; i < 3; i++) {
      const own = await w.thread(room, eve);
      await tagged(w, own, tag);
      await accept(own, (await w.post(own, eve)).id);
      const gone = await question(tag);
      const post = await w.post(gone, eve, { withdrawn_at: new Date() });
      await voted(w, post.id, 1);
    }
    await upkeep.recount();
    expect(await w.db.rows('select 1 from expertise where member_id = $1', [eve.id])).toEqual([]);
  });

  it('loses half its weight with each half-life, by night', async () => {
    const [old, tag] = [await w.member('old'), await w.tag('vintage')];
    const thread = await question(tag);
    const post = await w.post(thread, old);
    for (let i = 0; i < 8; i++) await voted(w, post.id, 1);
    await upkeep.recount();
    const score = async () => {
      const [row] = await w.db.rows<{ score: number; trials: number }>(
        'select score, trials from expertise where member_id = $1 and tag_id = $2',
        [old.id, tag.id],
      );
      return row!;
    };
    expect(await score()).toEqual({ score: expect.closeTo(wilsonLowerBound(8, 8), 5), trials: 8 });
    w.setNow(new Date(Date.now() + YEAR_MS));
    await upkeep.decay();
    expect(await score()).toEqual({ score: expect.closeTo(wilsonLowerBound(4, 4), 5), trials: 4 });
    // A recount computes as of the day of the rows, so that decay alone is no untruth.
    w.setNow(null);
    expect(await upkeep.recount()).toBe(0);
  });

  it('follows what happens: a vote, a choice, a withdrawal, other tags, a closed room', async () => {
    const [bob, tag, other] = [await w.member('bob'), await w.tag('now'), await w.tag('later')];
    const quiet = await w.room('soon-closed');
    const thread = await question(tag, quiet);
    const post = await w.post(thread, bob);
    const score = async (of: { id: string }) => {
      await w.drain();
      const [row] = await w.db.rows<{ score: number }>(
        'select score from expertise where member_id = $1 and tag_id = $2',
        [bob.id, of.id],
      );
      return row?.score ?? null;
    };
    const voter = await w.member();
    const VOTE =
      'mutation ($id: ID!, $value: Int!) { voteCast(postId: $id, value: $value) { post { id } } }';
    await w.as(voter).run(VOTE, { id: post.id, value: 1 });
    const one = (await score(tag))!;
    expect(one).toBeCloseTo(wilsonLowerBound(1, 1), 5);
    await w.as(asker).run('mutation ($id: ID!) { answerChoose(postId: $id) { thread { id } } }', {
      id: post.id,
    });
    expect(await score(tag)).toBeCloseTo(wilsonLowerBound(3, 3), 5);
    await w
      .as(admin)
      .run('mutation ($id: ID!) { threadRetag(id: $id, tags: ["later"]) { thread { id } } }', {
        id: thread.id,
      });
    expect(await score(tag)).toBeNull();
    expect(await score(other)).toBeCloseTo(wilsonLowerBound(3, 3), 5);
    await w
      .as(admin)
      .run(
        'mutation ($id: ID!) { roomUpdate(id: $id, input: { visibility: private }) { room { id } } }',
        { id: quiet.id },
      );
    expect(await score(other)).toBeNull();
    await w
      .as(admin)
      .run(
        'mutation ($id: ID!) { roomUpdate(id: $id, input: { visibility: public }) { room { id } } }',
        { id: quiet.id },
      );
    expect(await score(other)).not.toBeNull();
    await w.as(bob).run('mutation ($id: ID!) { postWithdraw(id: $id) { post { id } } }', {
      id: post.id,
    });
    expect(await score(other)).toBeNull();
    await expectTrueCounts(w);
  });

  it('of a private room is seen by those who see the room, and counts for no tag', async () => {
    const [kim, insider, tag] = [
      await w.member('kim'),
      await w.member('inside'),
      await w.tag('vip'),
    ];
    const secret = await w.room('secret', { visibility: 'private' });
    await w.roomMember(secret, insider);
    await answered(kim, tag, 4, secret);
    await upkeep.recount();
    expect(await expertiseOf(kim)).toEqual([]);
    expect(await expertiseOf(kim, asker)).toEqual([]);
    const seen = await expertiseOf(kim, insider);
    expect(seen).toMatchObject([{ tag: null, room: { slug: 'secret' }, accepted: 4 }]);
    expect(handles(await w.as(insider).run(DIRECTORY, { roomId: secret.id }))).toEqual(['kim']);
    for (const viewer of [null, asker]) {
      expect(handles(await w.as(viewer).run(DIRECTORY, { roomId: secret.id }))).toEqual([]);
      expect(handles(await w.as(viewer).run(DIRECTORY, { tagSlug: tag.slug }))).toEqual([]);
      expect(handles(await w.as(viewer).run(DIRECTORY))).not.toContain('kim');
    }
  });
});

describe('the directory of experts', () => {
  it('has the verified first, then the best, and goes on page by page without losing anyone', async () => {
    const tag = await w.tag('descale');
    const members: MemberRow[] = [];
    for (let i = 2; i <= 6; i++) {
      const member = await w.member(`worth${i}`);
      await answered(member, tag, i);
      members.push(member);
    }
    const named = await w.member('named');
    await upkeep.recount();
    await verified(w, admin, named, { tagId: tag.id });
    await verified(w, admin, members[1]!, { tagId: tag.id });
    const all = ['worth3', 'named', 'worth6', 'worth5', 'worth4', 'worth2'];
    expect(handles(await w.anonymous.run(DIRECTORY, { tagSlug: 'descale' }))).toEqual(all);
    const walked: string[] = [];
    for (let after: string | null = null; ; ) {
      const page: any = await w.anonymous.run(DIRECTORY, { tagSlug: 'descale', first: 2, after });
      walked.push(...handles(page));
      if (!page.experts.pageInfo.hasNextPage) break;
      after = page.experts.pageInfo.endCursor;
    }
    expect(walked).toEqual(all);
    const { tag: found } = await w.anonymous.run(
      '{ tag(slug: "descale") { experts(first: 2) { member { handle } isVerified } } }',
    );
    expect(found.experts).toEqual([
      { member: { handle: 'worth3' }, isVerified: true },
      { member: { handle: 'named' }, isVerified: true },
    ]);
  });

  it('costs the same number of statements for more experts', async () => {
    const tag = await w.tag('cost');
    const add = async (count: number) => {
      for (let i = 0; i < count; i++) await answered(await w.member(), tag, 3);
      await upkeep.recount();
    };
    await add(2);
    const few = await w.statements(() => w.anonymous.run(DIRECTORY, { tagSlug: 'cost' }));
    await add(8);
    expect(await w.statements(() => w.anonymous.run(DIRECTORY, { tagSlug: 'cost' }))).toBe(few);
  });

  it('is read for all tags of a list in one statement', async () => {
    const TAGS =
      '{ tags(first: 50) { nodes { slug experts(first: 2) { score member { handle } } } } }';
    let found: any;
    const statements = await w.statements(async () => {
      found = await w.anonymous.run(TAGS);
    });
    const first = found.tags.nodes.find((node: any) => node.slug === 'descale');
    expect(first.experts.map((one: any) => one.member.handle)).toEqual(['worth3', 'named']);
    // The list, the experts, the members.
    expect(statements).toBe(3);
  });

  it('is empty for a tag or room that is not there, and refuses pages out of range', async () => {
    expect(handles(await w.anonymous.run(DIRECTORY, { tagSlug: 'nothing' }))).toEqual([]);
    expect(handles(await w.anonymous.run(DIRECTORY, { roomId: 'nothing' }))).toEqual([]);
    expect((await w.anonymous.refusal(DIRECTORY, { first: 101 })).reason).toBe(
      'first_out_of_range',
    );
  });
});

describe('the works of a member', () => {
  const WORKS = `query ($handle: String!, $first: Int! = 10) { member(handle: $handle) {
    answersByTag(first: $first) { count tag { slug } answers(first: 2) { number isAnswer thread { number } } }
    articlesByTag(first: $first) { count tag { slug } articles { number } }
  } }`;

  it('are gathered by tag, chosen answers first, where the viewer may see them', async () => {
    const [zoe, tag, rare] = [await w.member('zoe'), await w.tag('grind'), await w.tag('rare')];
    const closed = await w.room('closed', { visibility: 'private' });
    const chosen = await question(tag);
    const best = await w.post(chosen, zoe);
    await accept(chosen, best.id);
    for (const thread of [await question(tag), await question(tag), await question(rare)]) {
      await w.post(thread, zoe);
    }
    await w.post(await question(rare, closed), zoe);
    const article = await w.thread(room, zoe, { kind: 'article' });
    await tagged(w, article, rare);
    const { member } = await w.anonymous.run(WORKS, { handle: 'zoe' });
    expect(member.answersByTag).toMatchObject([
      { count: 3, tag: { slug: 'grind' }, answers: [{ isAnswer: true }, { isAnswer: false }] },
      { count: 1, tag: { slug: 'rare' }, answers: [{}] },
    ]);
    expect(member.articlesByTag).toEqual([
      { count: 1, tag: { slug: 'rare' }, articles: [{ number: article.number }] },
    ]);
    const own = await w.as(admin).run(WORKS, { handle: 'zoe', first: 1 });
    expect(own.member.answersByTag).toHaveLength(1);
    expect((await w.anonymous.refusal(WORKS, { handle: 'zoe', first: 51 })).reason).toBe(
      'first_out_of_range',
    );
  });
});
