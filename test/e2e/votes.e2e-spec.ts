import type { MemberRow, PostRow, RoomRow, ThreadRow } from '../support/factories.js';
import { expectFeedbackTrue } from '../support/feedback-counters.js';
import { type World, world } from '../support/world.js';

const CAST = `mutation Cast($postId: ID!, $value: Int!) {
  voteCast(postId: $postId, value: $value) { post { voteScore viewerVote thread { voteScore } } }
}`;
const POST = `query Post($id: ID!) {
  post(id: $id) { voteScore viewerVote viewerCanVote viewerCanVoteDown thread { voteScore } }
}`;
const PAGE = `query Page($number: Int!) {
  thread(number: $number) { posts(first: 50) { nodes { voteScore FIELDS } } }
}`;

let w: World;
let ada: MemberRow;
let bob: MemberRow;
let room: RoomRow;
let question: ThreadRow;
let reply: PostRow;
let idea: ThreadRow;

beforeAll(async () => {
  w = await world();
});
beforeEach(async () => {
  [ada, bob] = [await w.member(), await w.member()];
  room = await w.room();
  question = await w.thread(room, bob);
  reply = await w.post(question, ada);
  idea = await w.thread(room, ada, { kind: 'idea' });
});
afterAll(async () => {
  await expectFeedbackTrue(w);
  await w.close();
});

const cast = async (who: MemberRow, postId: string, value: number) =>
  (await w.as(who).run(CAST, { postId, value })).voteCast.post;
const refused = (who: MemberRow | null, postId: string, value: number) =>
  w.as(who).refusal(CAST, { postId, value });
const seen = async (who: MemberRow | null, id: string) => (await w.as(who).run(POST, { id })).post;

describe('votes', () => {
  it('move an answer up and down, and are changed or taken back', async () => {
    expect(await cast(bob, reply.id, 1)).toMatchObject({ voteScore: 1, viewerVote: 1 });
    expect(await cast(bob, reply.id, 1)).toMatchObject({ voteScore: 1 });
    expect(await cast(bob, reply.id, -1)).toMatchObject({ voteScore: -1, viewerVote: -1 });
    expect(await cast(bob, reply.id, 0)).toMatchObject({ voteScore: 0, viewerVote: 0 });
    expect(await cast(bob, reply.id, 0)).toMatchObject({ voteScore: 0 });
    const events = (await w.events('vote.cast')).filter((event) => event.postId === reply.id);
    expect(events.map(({ before, after }) => [before, after])).toEqual([
      [0, 1],
      [1, -1],
      [-1, 0],
    ]);
    expect(events[0]).toMatchObject({ threadId: question.id, authorId: ada.id });
  });

  it('support an idea, whose thread shows the score', async () => {
    expect(await cast(bob, idea.openingId, 1)).toMatchObject({
      voteScore: 1,
      thread: { voteScore: 1 },
    });
    expect(await refused(bob, idea.openingId, -1)).toMatchObject({ reason: 'votes_up_only' });
    expect(await seen(bob, idea.openingId)).toMatchObject({
      viewerCanVote: true,
      viewerCanVoteDown: false,
    });
  });

  it('do not touch a question, a discussion or a reply to an idea', async () => {
    const talk = await w.thread(room, ada, { kind: 'discussion' });
    const comment = await w.post(idea, ada);
    const own = await w.thread(room, ada);
    for (const id of [own.openingId, talk.openingId, comment.id]) {
      expect(await refused(bob, id, 1)).toMatchObject({
        code: 'FORBIDDEN',
        reason: 'post_not_votable',
      });
    }
  });

  it('are for confirmed members, on what others wrote and what still stands', async () => {
    expect(await refused(ada, reply.id, 1)).toMatchObject({ reason: 'own_post' });
    expect(await refused(null, reply.id, 1)).toMatchObject({ code: 'UNAUTHENTICATED' });
    const fresh = await w.member(undefined, 'member', { email_confirmed_at: null });
    expect(await refused(fresh, reply.id, 1)).toMatchObject({ reason: 'email_unconfirmed' });
    const gone = await w.post(question, ada, { withdrawn_at: new Date() });
    expect(await refused(bob, gone.id, 1)).toMatchObject({ reason: 'post_not_standing' });
    const kept = await w.thread(room, ada, { kind: 'idea', state: 'archived' });
    expect(await refused(bob, kept.openingId, 1)).toMatchObject({ reason: 'thread_archived' });
  });

  it('take nothing but 1, -1 and 0, and no post that the voter does not see', async () => {
    for (const value of [2, -2, 2 ** 31 - 1]) {
      expect(await refused(bob, reply.id, value)).toMatchObject({
        code: 'INVALID',
        fields: { value: 'not_an_option' },
      });
    }
    expect((await refused(bob, reply.id, 2 ** 31)).code).toBe('INVALID');
    const closed = await w.room(undefined, { visibility: 'private' });
    const inside = await w.thread(closed, ada, { kind: 'idea' });
    for (const id of [inside.openingId, room.id, '\0', '\ud800', 'x'.repeat(10_000)]) {
      expect(await refused(bob, id, 1)).toMatchObject({
        code: 'NOT_FOUND',
        reason: 'post_not_found',
      });
    }
  });

  it('are exact after 200 parallel calls of 100 members who change their minds', async () => {
    const crowd = await Promise.all(Array.from({ length: 100 }, () => w.member()));
    const opinions = [1, -1];
    await Promise.all(
      [...crowd, ...crowd].map((member, i) => cast(member, reply.id, opinions[i % 2]!)),
    );
    const [{ sum }] = await w.db.rows<{ sum: number }>(
      'select sum(value)::int as sum from votes where post_id = $1',
      [reply.id],
    );
    expect((await seen(null, reply.id)).voteScore).toBe(sum);
    await Promise.all(crowd.map((member) => cast(member, reply.id, 1)));
    expect((await seen(null, reply.id)).voteScore).toBe(100);
  });

  it('are exact on the thread of an idea as well', async () => {
    const crowd = await Promise.all(Array.from({ length: 100 }, () => w.member()));
    await Promise.all([...crowd, ...crowd].map((member) => cast(member, idea.openingId, 1)));
    await Promise.all(crowd.slice(0, 40).map((member) => cast(member, idea.openingId, 0)));
    expect(await seen(null, idea.openingId)).toMatchObject({
      voteScore: 60,
      viewerVote: 0,
      thread: { voteScore: 60 },
    });
  });

  it('start from the score that an import brought', async () => {
    const old = await w.post(question, ada, { imported_votes: -3, vote_score: -3 });
    expect(await cast(bob, old.id, 1)).toMatchObject({ voteScore: -2 });
  });

  it('of the viewer cost a page no statement of their own', async () => {
    for (let i = 0; i < 10; i++) await w.post(question, ada);
    const count = (who: MemberRow | null, fields: string) =>
      w.statements(() =>
        w.as(who).run(PAGE.replace('FIELDS', fields), { number: question.number }),
      );
    expect(await count(bob, 'viewerVote')).toBe(await count(bob, ''));
    expect(await count(null, 'viewerVote')).toBe(await count(null, ''));
  });
});
