import { expectCountersTrue } from '../support/counters.js';
import type { MemberRow, RoomRow, ThreadRow } from '../support/factories.js';
import { type World, world } from '../support/world.js';

const REPLY = `mutation Reply($threadId: ID!, $input: PostCreateInput!) {
  postCreate(threadId: $threadId, input: $input) {
    post {
      id number state bodyHtml bodyMarkdown createdAt revisionCount isAnswer
      author { handle } replyTo { number } thread { number replyCount }
    }
  }
}`;

let w: World;
let ada: MemberRow;
let bob: MemberRow;
let room: RoomRow;
let thread: ThreadRow;

beforeAll(async () => {
  w = await world({ limitsFactor: 0 });
});
beforeEach(async () => {
  [ada, bob] = [await w.member(), await w.member()];
  room = await w.room();
  thread = await w.thread(room, ada);
});
afterAll(async () => {
  await expectCountersTrue(w);
  await w.close();
});

const reply = async (member: MemberRow | null, input: Record<string, unknown>, to = thread) =>
  (await w.as(member).run(REPLY, { threadId: to.id, input })).postCreate.post;
const refused = (member: MemberRow | null, input: Record<string, unknown>, to = thread) =>
  w.as(member).refusal(REPLY, { threadId: to.id, input });
const rowOf = async (table: string, id: string) =>
  (await w.db.rows<Record<string, any>>(`select * from ${table} where id = $1`, [id]))[0]!;

describe('replying', () => {
  it('adds the next number, counts it everywhere and tells', async () => {
    const post = await reply(bob, { bodyMarkdown: 'Have you tried **salt**?' });

    expect(post).toMatchObject({
      number: 2,
      state: 'standing',
      bodyHtml: '<p>Have you tried <strong>salt</strong>?</p>\n',
      bodyMarkdown: 'Have you tried **salt**?',
      author: { handle: bob.handle },
      replyTo: null,
      isAnswer: false,
      thread: { number: thread.number, replyCount: 1 },
    });
    const stored = await rowOf('threads', thread.id);
    expect(stored).toMatchObject({
      reply_count: 1,
      participant_count: 2,
      last_number: 2,
      last_poster_id: bob.id,
    });
    expect(stored.last_post_at.toISOString()).toBe(post.createdAt);
    expect(await rowOf('rooms', room.id)).toMatchObject({ post_count: 2 });
    expect(await rowOf('members', bob.id)).toMatchObject({ post_count: 1 });
    expect((await w.events('post.created')).at(-1)).toEqual({
      postId: post.id,
      threadId: thread.id,
      roomId: room.id,
      authorId: bob.id,
      number: 2,
      replyToId: null,
      mentionedIds: [],
    });
  });

  it('counts a member who goes on talking once', async () => {
    for (const words of ['One.', 'Two.', 'Three.']) await reply(bob, { bodyMarkdown: words });
    await reply(ada, { bodyMarkdown: 'Thanks.' });
    expect(await rowOf('threads', thread.id)).toMatchObject({
      reply_count: 4,
      participant_count: 2,
      last_poster_id: ada.id,
    });
  });

  it('gives 200 parallel replies of 20 members distinct numbers and exact counts', async () => {
    const members = await Promise.all(Array.from({ length: 20 }, () => w.member()));
    const posts = await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        reply(members[i % 20]!, { bodyMarkdown: `Reply number ${i}.` }),
      ),
    );
    expect(new Set(posts.map((post) => post.number)).size).toBe(200);
    expect(await rowOf('threads', thread.id)).toMatchObject({
      last_number: 201,
      reply_count: 200,
      participant_count: 21,
    });
  });

  it('points to the post it replies to', async () => {
    const first = await reply(bob, { bodyMarkdown: 'First.' });
    const second = await reply(ada, { bodyMarkdown: 'To you.', replyToId: first.id });
    expect(second.replyTo).toEqual({ number: 2 });
  });

  it('does not reply to a post of another thread, nor to one that is not there', async () => {
    const other = await w.thread(room, ada);
    for (const replyToId of [other.openingId, thread.id, 'nonsense', '\0']) {
      expect(await refused(bob, { bodyMarkdown: 'Hm.', replyToId })).toMatchObject({
        code: 'INVALID',
        fields: { replyToId: 'post_not_in_thread' },
      });
    }
  });
});

describe('who may reply', () => {
  it('asks strangers to sign in and the unconfirmed to confirm', async () => {
    expect(await refused(null, { bodyMarkdown: 'Hi.' })).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    const fresh = await w.member(undefined, 'member', { email_confirmed_at: null });
    expect(await refused(fresh, { bodyMarkdown: 'Hi.' })).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'email_unconfirmed',
    });
  });

  it('keeps members out of a locked thread and lets moderators in', async () => {
    const locked = await w.thread(room, ada, { state: 'locked' });
    expect(await refused(bob, { bodyMarkdown: 'Hi.' }, locked)).toMatchObject({
      reason: 'thread_locked',
    });
    const moderator = await w.member(undefined, 'moderator');
    await reply(moderator, { bodyMarkdown: 'Closed, because solved elsewhere.' }, locked);
  });

  it('says of a hidden thread what it says of a missing one', async () => {
    const secret = await w.room(undefined, { visibility: 'private' });
    const hidden = await w.thread(secret, ada);
    const missing = { ...hidden, id: '01890000-0000-7000-8000-000000000000' };
    const nonsense = { ...hidden, id: 'x' };
    const answers = [
      await refused(bob, { bodyMarkdown: 'Hi.' }, hidden),
      await refused(bob, { bodyMarkdown: 'Hi.' }, missing),
      await refused(bob, { bodyMarkdown: 'Hi.' }, nonsense),
    ];
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ code: 'NOT_FOUND', reason: 'thread_not_found' });
  });

  it('limits how fast one member writes', async () => {
    const strict = await world({ limitsFactor: 1 });
    try {
      const member = await strict.member();
      const busy = await strict.thread(await strict.room(), member);
      const write = (i: number) =>
        strict.as(member).both(REPLY, { threadId: busy.id, input: { bodyMarkdown: `Nr ${i}` } });
      const results = [];
      for (let i = 0; i < 21; i++) results.push(await write(i));
      expect(results.slice(0, 20).every((result) => !result.errors)).toBe(true);
      expect(results[20]!.errors![0].extensions).toMatchObject({ code: 'RATE_LIMITED' });
      expect(results[20]!.errors![0].extensions.retryAfter).toBeGreaterThan(0);
    } finally {
      await strict.close();
    }
  });
});

describe('the text of a reply', () => {
  it('mentions members who exist, tells of them once and links no one else', async () => {
    const cleo = await w.member('Cleo');
    const post = await reply(bob, { bodyMarkdown: 'Ask @cleo, @CLEO or @nobody-at-all.' });
    expect(post.bodyHtml).toContain('<a class="mention" href="/m/cleo">@cleo</a>');
    expect(post.bodyHtml).toContain('@nobody-at-all');
    expect(post.bodyHtml).not.toContain('/m/nobody');
    expect((await w.events('post.created')).at(-1).mentionedIds).toEqual([cleo.id]);
    const stored = await w.db.rows('select member_id from post_mentions where post_id = $1', [
      post.id,
    ]);
    expect(stored).toEqual([{ member_id: cleo.id }]);
  });

  it('mentions ten members and refuses the eleventh', async () => {
    const crowd = await Promise.all(Array.from({ length: 11 }, () => w.member()));
    const words = (count: number) =>
      crowd
        .slice(0, count)
        .map(({ handle }) => `@${handle}`)
        .join(' ');
    await reply(bob, { bodyMarkdown: words(10) });
    expect(await refused(bob, { bodyMarkdown: words(11) })).toMatchObject({
      code: 'INVALID',
      fields: { bodyMarkdown: 'too_many_mentions' },
      params: { max: 10 },
    });
  });

  it.each([
    ['nothing', ''],
    ['spaces', ' \n\t '],
    ['what nobody sees', '\u200b\u2060\u3164'],
    ['a link definition alone', '[a]: https://example.org'],
    ['an empty entity', '&nbsp;&nbsp;'],
  ])('refuses %s', async (_name, bodyMarkdown) => {
    expect(await refused(bob, { bodyMarkdown })).toMatchObject({
      code: 'INVALID',
      fields: { bodyMarkdown: 'required' },
    });
  });

  it('keeps 32,000 characters exactly and refuses one more', async () => {
    const longest = 'é'.repeat(32_000);
    expect((await reply(bob, { bodyMarkdown: longest })).bodyMarkdown).toBe(longest);
    expect(await refused(bob, { bodyMarkdown: `${longest}é` })).toMatchObject({
      code: 'INVALID',
      fields: { bodyMarkdown: 'too_long' },
      params: { max: 32_000 },
    });
  });
});

describe('sending twice', () => {
  it('answers the same words in the same place with the same post', async () => {
    const input = { bodyMarkdown: 'Clicked twice.' };
    const [one, two] = await Promise.all([reply(bob, input), reply(bob, input)]);
    expect(one.id).toBe(two.id);
    expect(await rowOf('threads', thread.id)).toMatchObject({ reply_count: 1, last_number: 2 });
  });

  it('takes the same words for a new post elsewhere, from another, or a minute later', async () => {
    const input = { bodyMarkdown: 'Thanks!' };
    const other = await w.thread(room, ada);
    const first = await reply(bob, input);
    const ids = [first.id, (await reply(ada, input)).id, (await reply(bob, input, other)).id];
    const later = await reply(bob, input);
    expect(new Set([...ids, later.id]).size).toBe(4);
    w.setNow(new Date(Date.now() + 61_000));
    try {
      expect((await reply(bob, input)).id).not.toBe(later.id);
    } finally {
      w.setNow(null);
    }
  });
});
