import { expectCountersTrue } from '../support/counters.js';
import type { MemberRow, RoomRow } from '../support/factories.js';
import { type World, world } from '../support/world.js';

const ASK = `mutation Ask($input: ThreadCreateInput!) {
  threadCreate(input: $input) {
    thread {
      id number slug title kind language state isSolved replyCount participantCount excerpt
      author { handle } room { slug } tags { name }
      opening { number bodyHtml }
      posts { nodes { number } }
    }
  }
}`;

let w: World;
let ada: MemberRow;
let room: RoomRow;

beforeAll(async () => {
  w = await world({ limitsFactor: 0 });
});
beforeEach(async () => {
  ada = await w.member();
  room = await w.room();
});
afterAll(async () => {
  await expectCountersTrue(w);
  await w.close();
});

const input = (changes: Record<string, unknown> = {}) => ({
  roomId: room.id,
  kind: 'question',
  title: 'Why is my espresso sour?',
  bodyMarkdown: 'It tastes of *lemon*.',
  ...changes,
});
const ask = async (changes: Record<string, unknown> = {}, member: MemberRow | null = ada) =>
  (await w.as(member).run(ASK, { input: input(changes) })).threadCreate.thread;
const refused = (changes: Record<string, unknown> = {}, member: MemberRow | null = ada) =>
  w.as(member).refusal(ASK, { input: input(changes) });
const threadsOf = async (member: MemberRow) =>
  (await w.db.rows('select 1 from threads where author_id = $1', [member.id])).length;

describe('asking', () => {
  it('opens a thread with its first post and its tags, counts and tells', async () => {
    const thread = await ask({ tags: ['Grinder', 'water hardness'] });
    expect(thread).toMatchObject({
      slug: 'why-is-my-espresso-sour',
      title: 'Why is my espresso sour?',
      kind: 'question',
      language: 'en',
      state: 'open',
      isSolved: false,
      replyCount: 0,
      participantCount: 1,
      excerpt: 'It tastes of lemon.',
      author: { handle: ada.handle },
      room: { slug: room.slug },
      opening: { number: 1, bodyHtml: '<p>It tastes of <em>lemon</em>.</p>\n' },
      posts: { nodes: [{ number: 1 }] },
    });
    expect(thread.tags.map((tag: { name: string }) => tag.name).sort()).toEqual([
      'Grinder',
      'water hardness',
    ]);
    const [counts] = await w.db.rows(
      `select m.thread_count as "mThreads", m.post_count as "mPosts",
              r.thread_count as "rThreads", r.post_count as "rPosts"
       from members m, rooms r where m.id = $1 and r.id = $2`,
      [ada.id, room.id],
    );
    expect(counts).toEqual({ mThreads: 1, mPosts: 1, rThreads: 1, rPosts: 1 });
    expect((await w.events('thread.created')).at(-1)).toMatchObject({ threadId: thread.id });
    expect((await w.events('post.created')).at(-1)).toMatchObject({
      threadId: thread.id,
      number: 1,
      authorId: ada.id,
    });
  });

  it('takes the language from the reader unless it is said', async () => {
    const { threadCreate } = await w.as(ada, 'fr').run(ASK, { input: input() });
    expect(threadCreate.thread.language).toBe('fr');
    expect((await ask({ language: 'de', title: 'Auf Deutsch' })).language).toBe('de');
  });

  it('gives titles without a Latin letter an address too', async () => {
    expect(await ask({ title: 'なぜ酸っぱいの' })).toMatchObject({
      title: 'なぜ酸っぱいの',
      slug: 'thread',
    });
  });

  it('leaves nothing behind when the text is refused', async () => {
    await refused({ bodyMarkdown: ' ', tags: ['never-made'] });
    expect(await threadsOf(ada)).toBe(0);
    expect(await w.db.rows(`select 1 from tags where slug = 'never-made'`)).toEqual([]);
  });
});

describe('what is refused', () => {
  it('names every wrong field at once', async () => {
    expect(await refused({ title: ' ', bodyMarkdown: '', language: 'English' })).toMatchObject({
      code: 'INVALID',
      fields: { title: 'required', bodyMarkdown: 'required', language: 'wrong_form' },
    });
  });

  it.each([
    ['spaces', ' \u3000\t ', 'required'],
    ['what nobody sees', '\u200b\u200d\u2060', 'required'],
    ['a line break within', 'one\ntwo', 'text_has_control'],
    ['NUL', 'a\0b', 'text_has_nul'],
    ['a lone surrogate', 'a\ud800b', 'text_malformed'],
    ['an override of direction', 'abc\u202edef', 'text_has_bidi'],
    ['a tower of marks', `e${'\u0301'.repeat(40)}`, 'text_has_marks'],
    ['151 characters', 'x'.repeat(151), 'too_long'],
    ['ten times the limit', 'x'.repeat(1_500), 'too_long'],
  ])('refuses a title of %s', async (_name, title, reason) => {
    expect(await refused({ title })).toMatchObject({ code: 'INVALID', fields: { title: reason } });
  });

  it('takes a title of 150 characters of any script', async () => {
    expect((await ask({ title: '🫖'.repeat(150) })).title).toBe('🫖'.repeat(150));
  });

  it('takes five tags and refuses the sixth and the odd', async () => {
    const tags = ['a1', 'b2', 'c3', 'd4', 'e5'];
    expect((await ask({ tags })).tags).toHaveLength(5);
    for (const wrong of [[...tags, 'f6'], ['a\0b'], ['x'.repeat(400)], ['\ud800']]) {
      const refusal = await refused({ tags: wrong, title: 'Another one' });
      expect(refusal).toMatchObject({ code: 'INVALID' });
      expect(Object.keys(refusal.fields ?? {})).toContain('tags');
    }
  });

  it('takes only the kinds of the room', async () => {
    const only = await w.room(undefined, { kinds: ['article'] });
    expect(await refused({ roomId: only.id })).toMatchObject({ reason: 'kind_not_allowed' });
    await ask({ roomId: only.id, kind: 'article' });
    expect((await refused({ kind: 'poll' })).code).toBe('INVALID');
  });

  it('follows the posting rule of the room', async () => {
    const staffOnly = await w.room(undefined, { thread_posting: 'staff' });
    const archived = await w.room(undefined, { archived_at: new Date() });
    expect(await refused({ roomId: staffOnly.id })).toMatchObject({ reason: 'room_staff_only' });
    expect(await refused({ roomId: archived.id })).toMatchObject({ reason: 'room_archived' });
    expect(await refused({}, null)).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('does not tell a private room from a missing one', async () => {
    const secret = await w.room(undefined, { visibility: 'private' });
    const answers = [];
    for (const roomId of [secret.id, ada.id, 'x', '\0']) answers.push(await refused({ roomId }));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ code: 'NOT_FOUND', reason: 'room_not_found' });
  });
});

describe('asking twice', () => {
  it('opens one thread for the same form sent at once', async () => {
    const threads = await Promise.all([ask(), ask(), ask()]);
    expect(new Set(threads.map((thread) => thread.id)).size).toBe(1);
    expect(await threadsOf(ada)).toBe(1);
  });

  it('opens two for two titles', async () => {
    await ask();
    await ask({ title: 'Why is it bitter now?' });
    expect(await threadsOf(ada)).toBe(2);
  });
});
