import type { MemberRow, RoomRow } from '../support/factories.js';
import { type World, world } from '../support/world.js';

const LISTED = `query Listed($handle: String!) {
  member(handle: $handle) {
    posts(first: 100) { nodes { id } }
    answers(first: 100) { nodes { id } }
  }
}`;
const POST = `query Post($id: ID!) { post(id: $id) { state } }`;

const VISIBILITIES = ['public', 'members', 'private'];
const THREAD_STATES: Record<string, string>[] = [
  {},
  { state: 'locked' },
  { state: 'archived' },
  { withdrawn_at: 'now' },
  { removed_at: 'now' },
];

let w: World;
let writer: MemberRow;
const posts: string[] = [];
const principals = new Map<string, MemberRow | null>([['nobody', null]]);

beforeAll(async () => {
  w = await world({ limitsFactor: 0 });
  writer = await w.member('writer');
  principals.set('the writer', writer);
  for (const role of ['member', 'marketer', 'moderator', 'admin'] as const) {
    principals.set(`a ${role}`, await w.member(undefined, role));
  }
  const opener = await w.member();
  const listed = await w.member();
  const local = await w.member();
  principals.set('who opened the threads', opener);
  principals.set('a member of the rooms', listed);
  principals.set('a moderator of the rooms', local);
  for (const visibility of VISIBILITIES) {
    const room = await w.room(undefined, { visibility });
    await w.roomMember(room, listed);
    await w.roomMember(room, local, 'moderator');
    for (const state of THREAD_STATES) await fill(room, opener, state);
  }
});
afterAll(() => w.close());

/** Two replies of the writer, one of them the answer. */
async function fill(room: RoomRow, opener: MemberRow, state: Record<string, string>) {
  const columns = Object.fromEntries(
    Object.entries(state).map(([name, value]) => [name, value === 'now' ? new Date() : value]),
  );
  const thread = await w.thread(room, opener, columns);
  posts.push((await w.post(thread, writer)).id);
  const answer = await w.post(thread, writer);
  posts.push(answer.id);
  await w.db.rows(
    'update threads set answer_post_id = $2, answer_chosen_at = now() where id = $1',
    [thread.id, answer.id],
  );
}

describe('the list of what a member wrote and the rule for one post', () => {
  it('agree for every principal, room and state of a thread', async () => {
    for (const [name, member] of principals) {
      const as = w.as(member);
      const { member: found } = await as.run(LISTED, { handle: writer.handle });
      const listed = found.posts.nodes.map((post: { id: string }) => post.id);
      const seen: string[] = [];
      for (const id of posts) if ((await as.run(POST, { id })).post) seen.push(id);
      expect([name, ...listed.sort()]).toEqual([name, ...seen.sort()]);
      const answers = found.answers.nodes.map((post: { id: string }) => post.id);
      expect([name, answers.length]).toEqual([name, listed.length / 2]);
    }
  });

  it('differ between principals, so that the agreement says something', async () => {
    const counts = new Set<number>();
    for (const member of principals.values()) {
      const { member: found } = await w.as(member).run(LISTED, { handle: writer.handle });
      counts.add(found.posts.nodes.length);
    }
    expect(counts.size).toBeGreaterThanOrEqual(4);
  });
});
