import type { MemberRow, RoomRow, ThreadRow } from '../support/factories.js';
import { type World, world } from '../support/world.js';

const REPLY = `mutation Reply($threadId: ID!, $input: PostCreateInput!) {
  postCreate(threadId: $threadId, input: $input) {
    heldForReview heldPost { id hits { rule } } post { id }
  }
}`;
const ASK = `mutation Ask($input: ThreadCreateInput!) {
  threadCreate(input: $input) { heldForReview heldPost { id hits { rule } } thread { id } }
}`;
const EDIT = `mutation Edit($id: ID!, $input: PostUpdateInput!) {
  postUpdate(id: $id, input: $input) { heldForReview heldPost { hits { rule } } post { id } }
}`;
const SET = `mutation Set($key: ID!, $value: String) {
  settingUpdate(key: $key, value: $value) { setting { value } }
}`;
const ROOM = `mutation Room($id: ID!, $input: RoomInput!) {
  roomUpdate(id: $id, input: $input) { room { holdThreads holdReplies } }
}`;
const WATCH = `mutation Watch($input: WatchedWordInput!) {
  watchedWordCreate(input: $input) { watchedWord { id } }
}`;

let w: World;
let admin: MemberRow;
let ada: MemberRow;
let newbie: MemberRow;
let room: RoomRow;
let thread: ThreadRow;
let changed: string[] = [];

beforeAll(async () => {
  w = await world();
  admin = await w.member('admin', 'admin');
});
beforeEach(async () => {
  ada = await w.member();
  newbie = await w.member(undefined, 'member', { trust_level: 0 });
  room = await w.room();
  thread = await w.thread(room, ada);
});
afterEach(async () => {
  w.setNow(null);
  for (const key of changed) await w.as(admin).run(SET, { key, value: null });
  changed = [];
});
afterAll(() => w.close());

type Row = Record<string, any>;
const set = (key: string, value: number | boolean) => {
  changed.push(`screening.${key}`);
  return w.as(admin).run(SET, { key: `screening.${key}`, value: String(value) });
};
const rules = ({ heldPost }: Row) => (heldPost?.hits ?? []).map((hit: Row) => hit.rule);
let serial = 0;
const text = (words: string) => `${words} ${++serial}`;
const reply = async (words: string, member = newbie, more: Row = {}, to = thread) => {
  const input = { bodyMarkdown: text(words), ...more };
  return (await w.as(member).run(REPLY, { threadId: to.id, input })).postCreate;
};
const ask = async (words: string, member = newbie, more: Row = {}) => {
  const input = { roomId: room.id, kind: 'question', title: 'Why?', bodyMarkdown: text(words) };
  return (await w.as(member).run(ASK, { input: { ...input, ...more } })).threadCreate;
};
const edit = async (id: string, bodyMarkdown: string, member = newbie) =>
  (await w.as(member).run(EDIT, { id, input: { bodyMarkdown } })).postUpdate;

describe('from the start', () => {
  it('publishes what a new member writes at once', async () => {
    expect((await ask('How do I descale it?')).heldForReview).toBe(false);
    expect((await reply('Like this.')).heldForReview).toBe(false);
    expect((await reply('See [this](/t/1) and [that](#2).')).heldForReview).toBe(false);
  });

  it('holds the links and images of members who have earned no trust', async () => {
    expect(rules(await reply('https://spam.example'))).toEqual(['links']);
    expect(rules(await ask('[x](https://spam.example)'))).toEqual(['links']);
    expect(rules(await reply('![x](https://spam.example/x.png)'))).toContain('images');
    expect(rules(await reply('https://spam.example', ada))).toEqual([]);
    expect(rules(await reply('https://spam.example', admin))).toEqual([]);
  });
});

describe('rules for holding', () => {
  it('hold the first posts of a new member, whatever became of them', async () => {
    await set('firstPosts', 2);
    expect(rules(await reply('One'))).toEqual(['first_posts']);
    await w.db.rows('update members set post_count = 2 where id = $1', [newbie.id]);
    expect(rules(await reply('Three'))).toEqual([]);
    await w.db.rows('update members set post_count = 0 where id = $1', [newbie.id]);
    expect(rules(await reply('Trusted', ada))).toEqual([]);
  });

  it('hold everything below a trust level', async () => {
    await set('holdBelowTrustLevel', 2);
    expect(rules(await reply('Hello', ada))).toEqual(['trust_level']);
    const trusted = await w.member(undefined, 'member', { trust_level: 2 });
    expect(rules(await reply('Hello', trusted))).toEqual([]);
  });

  it('hold the threads or the replies of a room', async () => {
    const input = { holdThreads: true };
    const { roomUpdate } = await w.as(admin).run(ROOM, { id: room.id, input });
    expect(roomUpdate.room).toEqual({ holdThreads: true, holdReplies: false });
    expect(rules(await ask('Why?', ada))).toEqual(['room']);
    expect(rules(await reply('So.', ada))).toEqual([]);
    const replies = { holdThreads: false, holdReplies: true };
    await w.as(admin).run(ROOM, { id: room.id, input: replies });
    expect(rules(await ask('Why not?', ada))).toEqual([]);
    expect(rules(await reply('So what.', ada))).toEqual(['room']);
    const moderator = await w.member();
    await w.roomMember(room, moderator, 'moderator');
    expect(rules(await reply('I moderate here.', moderator))).toEqual([]);
  });

  it('hold edits by the same rules, and by nothing when a setting says so', async () => {
    const { post } = await reply('Plain', ada);
    await w.as(admin).run(ROOM, { id: room.id, input: { holdReplies: true } });
    expect((await edit(post.id, 'Not so plain', ada)).heldPost.hits).toEqual([{ rule: 'room' }]);
    await set('holdsEdits', false);
    expect((await edit(post.id, 'Not plain at all', ada)).heldForReview).toBe(false);
  });

  it('do not hold an edit that changes nothing', async () => {
    const { post } = await reply('Plain', ada);
    const [row] = await w.db.rows<{ text: string }>(
      'select body_markdown as text from posts where id = $1',
      [post.id],
    );
    await w.as(admin).run(ROOM, { id: room.id, input: { holdReplies: true } });
    expect((await edit(post.id, row!.text, ada)).heldForReview).toBe(false);
  });

  it('hold what was typed faster than anybody types', async () => {
    const now = new Date('2026-11-22T12:00:00Z');
    w.setNow(now);
    const { formToken } = await w.as(newbie).run('{ formToken }');
    const at = (seconds: number) => w.setNow(new Date(now.getTime() + seconds * 1_000));
    at(2);
    expect(rules(await reply('Fast', newbie, { formToken }))).toEqual(['typed_too_fast']);
    expect(rules(await ask('Fast', newbie, { formToken }))).toEqual(['typed_too_fast']);
    at(3);
    expect(rules(await reply('Slow', newbie, { formToken }))).toEqual([]);
    at(1);
    const trusted = (await w.as(ada).run('{ formToken }')).formToken;
    expect(rules(await reply('Trusted', ada, { formToken: trusted }))).toEqual([]);
    expect(rules(await reply('No form', newbie))).toEqual([]);
    for (const forged of [trusted, 'x', `${formToken}x`, `0${formToken}`, '.'.repeat(5_000)]) {
      expect(rules(await reply('Forged', newbie, { formToken: forged }))).toEqual([]);
    }
    expect((await w.anonymous.refusal('{ formToken }')).code).toBe('UNAUTHENTICATED');
  });

  it('name all that apply', async () => {
    await set('firstPosts', 1);
    expect(rules(await reply('https://spam.example ![](https://spam.example/i.png)'))).toEqual([
      'first_posts',
      'links',
      'images',
    ]);
  });
});

describe('watched words that hold', () => {
  const watch = (pattern: string, action: string) =>
    w.as(admin).run(WATCH, { input: { pattern, form: 'literal', action } });

  beforeAll(async () => {
    await watch('lawsuit', 'hold');
    await watch('killyou', 'silence');
  });

  it('hold posts and the edits that add them, once', async () => {
    expect(rules(await reply('A lawsuit!', ada))).toEqual(['watched_word']);
    const { post } = await reply('Peace.', ada);
    expect((await edit(post.id, 'Lawsuit.', ada)).heldPost.hits).toEqual([
      { rule: 'watched_word' },
    ]);
    await w.db.rows(`update posts set body_markdown = 'A lawsuit.' where id = $1`, [post.id]);
    expect((await edit(post.id, 'A lawsuit, again.', ada)).heldForReview).toBe(false);
  });

  it('silence whoever writes some, at once and told so, and leave the case to a person', async () => {
    const { heldPost } = await reply('I will killyou', ada);
    const [item] = await w.db.rows<Row>('select * from reviewables where target_id = $1', [
      heldPost.id,
    ]);
    expect(item).toMatchObject({ state: 'open', target_kind: 'held_post' });
    const [member] = await w.db.rows<Row>('select silenced_until from members where id = $1', [
      ada.id,
    ]);
    const hours = (member!.silenced_until.getTime() - Date.now()) / 3_600_000;
    expect(Math.round(hours)).toBe(24);
    const statements = await w.db.rows<Row>(
      `select restriction, is_automated_decision, is_automated_detection, facts
       from statements where member_id = $1`,
      [ada.id],
    );
    expect(statements).toEqual([
      {
        restriction: 'silence',
        is_automated_decision: true,
        is_automated_detection: true,
        facts: expect.stringContaining('killyou'),
      },
    ]);
    const again = { threadId: thread.id, input: { bodyMarkdown: 'Hello again.' } };
    expect((await w.as(ada).refusal(REPLY, again)).code).toBe('FORBIDDEN');
    expect(
      (await w.db.rows<Row>('select state from held_posts where id = $1', [heldPost.id]))[0],
    ).toEqual({
      state: 'held',
    });
  });
});

describe('what screening costs', () => {
  it('is no statement for a text that nothing is found in', async () => {
    await reply('Warm.', ada);
    const other = await w.thread(room, ada);
    const without = await w.statements(async () => {
      await reply('As the author of it.', admin, {}, other);
    });
    const screened = await w.statements(async () => {
      await reply('As a member.', ada, {}, other);
    });
    expect(screened).toBeLessThanOrEqual(without);
  });
});
