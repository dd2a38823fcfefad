import type { MemberRow, RoomRow } from '../support/factories.js';
import { type World, world } from '../support/world.js';

const FOLLOW =
  'mutation ($id: ID!) { memberFollow(id: $id) { member { handle viewerIsFollowing } } }';
const UNFOLLOW =
  'mutation ($id: ID!) { memberUnfollow(id: $id) { member { handle viewerIsFollowing } } }';
const NEWS = `query ($first: Int! = 20, $after: String) { viewer {
  followedMembers { nodes { handle } }
  followedAnswers(first: $first, after: $after) {
    nodes { id author { handle } } pageInfo { hasNextPage endCursor } }
} }`;

let w: World;
let [ada, bob, cyd]: MemberRow[] = [];
let room: RoomRow;

beforeAll(async () => {
  w = await world();
  [ada, bob, cyd] = [await w.member('ada'), await w.member('bob'), await w.member('cyd')];
  room = await w.room('coffee');
});
afterAll(() => w.close());

const news = async (who: MemberRow, variables = {}) =>
  (await w.as(who).run(NEWS, variables)).viewer;
const ids = (connection: any) => connection.nodes.map((node: any) => node.id);

it('following a member brings his answers and articles, as far as one may see them', async () => {
  const secret = await w.room(undefined, { visibility: 'private' });
  await w.roomMember(secret, ada!);
  const { memberFollow } = await w.as(ada!).run(FOLLOW, { id: bob!.id });
  expect(memberFollow.member).toEqual({ handle: 'bob', viewerIsFollowing: true });
  await w.as(ada!).run(FOLLOW, { id: bob!.id });
  await w.as(ada!).run(FOLLOW, { id: cyd!.id });
  const asked = await w.thread(room, ada!);
  const answer = await w.post(asked, bob!, { created_at: new Date(Date.now() + 1_000) });
  await w.post(asked, ada!);
  await w.post(await w.thread(room, ada!, { kind: 'discussion' }), bob!);
  const article = await w.thread(room, cyd!, { kind: 'article' });
  const inside = await w.post(await w.thread(secret, ada!), bob!, {
    created_at: new Date(Date.now() + 2_000),
  });
  await w.post(asked, bob!, { withdrawn_at: new Date() });
  const { followedMembers, followedAnswers } = await news(ada!);
  expect(followedMembers.nodes.map(({ handle }: any) => handle)).toEqual(['cyd', 'bob']);
  expect(ids(followedAnswers)).toEqual([inside.id, answer.id, article.openingId]);
  const walked: string[] = [];
  for (let after: string | null = null; ; ) {
    const page: any = (await news(ada!, { first: 1, after })).followedAnswers;
    walked.push(...ids(page));
    if (!page.pageInfo.hasNextPage) break;
    after = page.pageInfo.endCursor;
  }
  expect(walked).toEqual(ids(followedAnswers));
  await w.db.rows('delete from room_members where member_id = $1', [ada!.id]);
  expect(ids((await news(ada!)).followedAnswers)).toEqual([answer.id, article.openingId]);
  await w.as(ada!).run(UNFOLLOW, { id: bob!.id });
  expect(ids((await news(ada!)).followedAnswers)).toEqual([article.openingId]);
});

it('is refused to strangers, of oneself and of nobody', async () => {
  expect((await w.anonymous.refusal(FOLLOW, { id: bob!.id })).reason).toBe('sign_in_required');
  expect((await w.as(bob!).refusal(FOLLOW, { id: bob!.id })).reason).toBe('own_self');
  expect((await w.as(bob!).refusal(FOLLOW, { id: room.id })).reason).toBe('member_not_found');
});

it('ends at two hundred members', async () => {
  for (let i = 0; i < 200; i++) {
    const followed = await w.member();
    await w.db.rows(
      `insert into subscriptions (id, member_id, followed_member_id, level)
       values (gen_random_uuid(), $1, $2, 'watching')`,
      [cyd!.id, followed.id],
    );
  }
  expect((await w.as(cyd!).refusal(FOLLOW, { id: bob!.id })).reason).toBe('follows_too_many');
});
