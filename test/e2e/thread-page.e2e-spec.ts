import type { MemberRow, RoomRow, ThreadRow } from '../support/factories.js';
import { lastStatements } from '../support/statements.js';
import { type World, world } from '../support/world.js';

const MEMBER = 'id handle name role threadCount createdAt avatarUrl';
const PAGE = `query Page($number: Int!, $first: Int! = 20, $after: String, $around: Int) {
  thread(number: $number) {
    id number title slug kind language state createdAt lastPostAt replyCount participantCount
    viewCount voteScore sameQuestionCount isPinned isSolved answerChosenAt
    room { id slug name } author { ${MEMBER} } lastPoster { handle } answerChosenBy { handle }
    tags { slug name }
    opening { id number } answer { number author { handle } bodyHtml }
    viewerCanReply viewerCannotReplyReason viewerCanEdit viewerCanModerate
    posts(first: $first, after: $after, around: $around) {
      nodes {
        id number state bodyHtml createdAt editedAt isAnswer voteScore
        author { ${MEMBER} } thread { number } replyTo { number author { handle } }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

let w: World;
let ada: MemberRow;
let bob: MemberRow;
let room: RoomRow;
let thread: ThreadRow;

beforeAll(async () => {
  w = await world();
  [ada, bob] = [await w.member('ada'), await w.member('bob')];
  room = await w.room('coffee');
});
beforeEach(async () => {
  thread = await w.thread(room, ada);
});
afterAll(() => w.close());

const read = async (variables: Record<string, unknown> = {}, viewer: MemberRow | null = null) =>
  (await w.as(viewer).run(PAGE, { number: thread.number, ...variables })).thread;
const numbers = (found: any): number[] => found.posts.nodes.map((post: any) => post.number);
const replies = async (
  count: number,
  columns: (i: number) => Record<string, unknown> = () => ({}),
) => {
  for (let i = 0; i < count; i++) await w.post(thread, i % 2 ? ada : bob, columns(i));
};

describe('a thread page', () => {
  it('is read in one statement, with room, people, tags, answer and posts replied to', async () => {
    const tag = await w.tag('grinder');
    await w.db.rows('insert into thread_tags (thread_id, tag_id) values ($1, $2)', [
      thread.id,
      tag.id,
    ]);
    const answer = await w.post(thread, bob);
    await replies(30, () => ({ reply_to_id: answer.id }));
    await w.db.rows(
      `update threads set answer_post_id = $2, answer_chosen_at = now(), answer_chosen_by_id = $3
       where id = $1`,
      [thread.id, answer.id, ada.id],
    );
    let found: any;
    const count = await w.statements(async () => {
      found = await read({ around: 25, first: 5 });
    });
    expect({ count, statements: lastStatements() }).toMatchObject({ count: 1 });
    expect(numbers(found)).toEqual([23, 24, 25, 26, 27]);
    expect(found).toMatchObject({
      number: thread.number,
      room: { slug: 'coffee' },
      author: { handle: 'ada', avatarUrl: null },
      lastPoster: { handle: 'ada' },
      answerChosenBy: { handle: 'ada' },
      tags: [{ slug: 'grinder', name: 'grinder' }],
      opening: { id: thread.openingId, number: 1 },
      answer: { number: 2, author: { handle: 'bob' } },
      isSolved: true,
      viewerCanReply: false,
      viewerCannotReplyReason: 'sign_in_required',
    });
    expect(found.posts.nodes[0]).toMatchObject({
      replyTo: { number: 2, author: { handle: 'bob' } },
      thread: { number: thread.number },
      isAnswer: false,
    });
  });

  it('costs a member no more statements for more posts', async () => {
    await replies(3);
    const few = await w.statements(() => read({}, bob));
    await replies(16);
    expect(await w.statements(() => read({}, bob))).toBe(few);
  });

  it('says the same by every way of reading it', async () => {
    await replies(6, (i) => (i === 2 ? { withdrawn_at: new Date() } : { vote_score: i }));
    const whole = await read();
    const walked: any[] = [];
    for (let after: string | null = null; ; ) {
      const page: any = await read({ first: 3, after });
      walked.push(...page.posts.nodes);
      if (!page.posts.pageInfo.hasNextPage) break;
      after = page.posts.pageInfo.endCursor;
    }
    expect(walked).toEqual(whole.posts.nodes);
    expect(numbers(whole)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(whole.posts.nodes[3]).toMatchObject({ state: 'withdrawn', bodyHtml: null });
  });

  it('jumps around a number, at either end too', async () => {
    await replies(9);
    expect(numbers(await read({ around: 1, first: 3 }))).toEqual([1, 2, 3]);
    expect(numbers(await read({ around: 6, first: 4 }))).toEqual([5, 6, 7, 8]);
    expect(numbers(await read({ around: 10, first: 3 }))).toEqual([9, 10]);
    expect(numbers(await read({ around: 9_999, first: 3 }))).toEqual([10]);
    expect((await w.anonymous.refusal(PAGE, { number: thread.number, around: 0 })).reason).toBe(
      'number_out_of_range',
    );
  });

  it('understands aliases, fragments, and two pages at once', async () => {
    await replies(4);
    const TWO = `query ($number: Int!) {
      thread(number: $number) { ...Both }
    }
    fragment Both on Thread {
      head: posts(first: 2) { nodes { number } }
      tail: posts(first: 2, around: 5) { nodes { number } }
    }`;
    const ONE = `query ($number: Int!) {
      it: thread(number: $number) { ... on Thread { some: posts(first: 2) { nodes { number } } } }
    }`;
    const two = (await w.anonymous.run(TWO, { number: thread.number })).thread;
    expect([two.head, two.tail]).toEqual([
      { nodes: [{ number: 1 }, { number: 2 }] },
      { nodes: [{ number: 5 }] },
    ]);
    for (let i = 0; i < 5; i++) {
      const { it } = await w.anonymous.run(ONE, { number: thread.number });
      expect(it.some.nodes).toEqual([{ number: 1 }, { number: 2 }]);
    }
  });

  it('answers alike for what is hidden and what is not there', async () => {
    const secret = await w.room(undefined, { visibility: 'private' });
    const hidden = await w.thread(secret, ada, { title: 'canary' });
    const gone = await w.thread(room, ada, { withdrawn_at: new Date(), title: 'canary' });
    for (const number of [hidden.number, gone.number, 9_999_999, -1, 0, 2_147_483_647]) {
      expect(await w.anonymous.both(PAGE, { number })).toEqual({ data: { thread: null } });
    }
    const ALONE = 'query ($number: Int!) { thread(number: $number) { title } }';
    for (const number of [hidden.number, gone.number]) {
      expect(await w.anonymous.both(ALONE, { number })).toEqual({ data: { thread: null } });
    }
  });

  it('refuses pages out of range', async () => {
    for (const first of [0, -1, 101]) {
      const refusal = await w.anonymous.refusal(PAGE, { number: thread.number, first });
      expect(refusal).toMatchObject({ code: 'INVALID', reason: 'first_out_of_range' });
    }
  });

  it('keeps what is a member’s own to himself, also when it was read with the page', async () => {
    const OWN = `query ($number: Int!) {
      thread(number: $number) { posts { nodes { author { handle account { email } } } } }
    }`;
    const ofAda = async (viewer: MemberRow | null) =>
      (await w.as(viewer).both(OWN, { number: thread.number })).data?.thread?.posts.nodes[0].author;
    expect((await ofAda(null))?.account ?? null).toBeNull();
    expect((await ofAda(bob))?.account ?? null).toBeNull();
    expect(await ofAda(ada)).toEqual({ handle: 'ada', account: { email: 'ada@example.org' } });
  });
});
