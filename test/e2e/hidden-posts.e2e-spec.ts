import type { MemberRow, RoomRow } from '../support/factories.js';
import { Review } from '../support/review.js';
import { type World, world } from '../support/world.js';

const READ = `query ($number: Int!) { thread(number: $number) { posts(first: 10) { nodes {
  number state bodyHtml withheldHtml removalClause { code } removalStatement { number } } } } }`;

let w: World;
let review: Review;
let room: RoomRow;
let [author, mona, guard, reader]: MemberRow[] = [];

beforeAll(async () => {
  w = await world();
  review = new Review(w);
  room = await w.room('help');
  [author, reader] = [await w.member('author'), await w.member('reader')];
  mona = await w.member('mona', 'moderator');
  guard = await w.member('guard');
  await w.roomMember(room, guard, 'moderator');
});
afterAll(() => w.close());

const seenBy = async (viewer: MemberRow | null, number: number) => {
  const { thread } = await (viewer ? w.as(viewer) : w.anonymous).run(READ, { number });
  return thread.posts.nodes[1];
};

describe.each(['hide', 'remove'])('a post that staff took away by %s', (kind) => {
  it('is still read in its place by its author, who finds the statement, and by nobody else', async () => {
    const thread = await w.thread(room, reader!);
    const post = await w.post(thread, author!, { body_html: '<p>My very words.</p>' });
    await review.done(mona!, await review.flagged(post.id, reader!), [kind]);
    const others = {
      state: kind === 'hide' ? 'hidden' : 'removed',
      bodyHtml: null,
      withheldHtml: null,
      removalClause: { code: 'respect' },
      removalStatement: null,
    };
    expect(await seenBy(reader!, thread.number)).toMatchObject(others);
    expect(await seenBy(null, thread.number)).toMatchObject(others);
    const [statement] = await w.db.rows<{ number: number }>(
      'select number::int from statements where target_id = $1',
      [post.id],
    );
    const kept = { bodyHtml: null, withheldHtml: expect.stringContaining('My very words.') };
    for (const viewer of [author!, mona!]) {
      expect(await seenBy(viewer, thread.number)).toMatchObject({
        ...kept,
        removalStatement: statement,
      });
    }
    expect(await seenBy(guard!, thread.number)).toMatchObject(kept);
  });
});

it('has nothing withheld as long as it stands', async () => {
  const thread = await w.thread(room, reader!);
  await w.post(thread, author!, { body_html: '<p>Plain words.</p>' });
  expect(await seenBy(author!, thread.number)).toMatchObject({
    state: 'standing',
    bodyHtml: expect.stringContaining('Plain words.'),
    withheldHtml: null,
    removalStatement: null,
  });
});
