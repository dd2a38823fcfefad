import type { MemberRow, RoomRow, ThreadRow } from '../support/factories.js';
import { type World, world } from '../support/world.js';

const CREATE = `mutation Create($input: WatchedWordInput!) {
  watchedWordCreate(input: $input) {
    watchedWord { id pattern form action replacement language isCaseSensitive }
  }
}`;
const UPDATE = `mutation Update($id: ID!, $input: WatchedWordInput!) {
  watchedWordUpdate(id: $id, input: $input) { watchedWord { id pattern action } }
}`;
const DELETE = 'mutation Delete($id: ID!) { watchedWordDelete(id: $id) { deletedId } }';
const LIST = `query List($action: WatchedWordAction, $prefix: String, $first: Int!, $after: String) {
  watchedWords(action: $action, prefix: $prefix, first: $first, after: $after) {
    nodes { pattern action } pageInfo { hasNextPage endCursor }
  }
}`;
const TRY = `mutation Try($input: WatchedWordTryInput!, $text: String!) {
  watchedWordTry(input: $input, text: $text) { matches { start end text } }
}`;
const REPLY = `mutation Reply($threadId: ID!, $input: PostCreateInput!) {
  postCreate(threadId: $threadId, input: $input) { heldForReview post { id bodyMarkdown bodyHtml } }
}`;
const ASK = `mutation Ask($input: ThreadCreateInput!) {
  threadCreate(input: $input) { heldForReview thread { title tags { name } opening { bodyMarkdown } } }
}`;

let w: World;
let ada: MemberRow;
let bob: MemberRow;
let room: RoomRow;
let thread: ThreadRow;

beforeAll(async () => {
  w = await world();
  ada = await w.member('ada', 'admin');
});
beforeEach(async () => {
  const [last] = await w.db.rows<{ id: string }>('select id from watched_words limit 1');
  if (last) {
    await w.db.rows('delete from watched_words where id <> $1', [last.id]);
    await w.as(ada).run(DELETE, { id: last.id });
  }
  bob = await w.member();
  room = await w.room();
  thread = await w.thread(room, bob);
});
afterAll(() => w.close());

type Word = Record<string, unknown>;
const word = (pattern: string, action: string, more: Word = {}) => ({
  pattern,
  form: 'literal',
  action,
  ...more,
});
const watch = async (pattern: string, action: string, more: Word = {}) =>
  (await w.as(ada).run(CREATE, { input: word(pattern, action, more) })).watchedWordCreate
    .watchedWord;
const refusedWord = async (pattern: string, action: string, more: Word = {}) =>
  (await w.as(ada).refusal(CREATE, { input: word(pattern, action, more) })).fields;
const reply = async (bodyMarkdown: string, member = bob, to = thread) =>
  (await w.as(member).run(REPLY, { threadId: to.id, input: { bodyMarkdown } })).postCreate;
const refused = (bodyMarkdown: string) =>
  w.as(bob).refusal(REPLY, { threadId: thread.id, input: { bodyMarkdown } });
const ask = async (input: Word) =>
  (
    await w.as(bob).run(ASK, {
      input: {
        roomId: room.id,
        kind: 'question',
        title: 'A title',
        bodyMarkdown: 'Text.',
        ...input,
      },
    })
  ).threadCreate;

describe('the list of watched words', () => {
  it('is kept by admins', async () => {
    const made = await watch('Spam*', 'block', { form: 'wildcard', language: 'en' });
    expect(made).toMatchObject({
      pattern: 'Spam*',
      form: 'wildcard',
      action: 'block',
      replacement: '',
      language: 'en',
      isCaseSensitive: false,
    });
    const input = word('scam', 'hold');
    const { watchedWordUpdate } = await w.as(ada).run(UPDATE, { id: made.id, input });
    expect(watchedWordUpdate.watchedWord).toEqual({ id: made.id, pattern: 'scam', action: 'hold' });
    await w.as(ada).run(DELETE, { id: made.id });
    expect(await w.db.rows('select 1 from watched_words')).toEqual([]);
    const facts = { wordId: made.id };
    expect((await w.events('watched-word.created')).at(-1)).toMatchObject(facts);
    expect((await w.events('watched-word.updated')).at(-1)).toMatchObject(facts);
    expect((await w.events('watched-word.deleted')).at(-1)).toMatchObject(facts);
  });

  it('is shown to nobody else', async () => {
    const moderator = await w.member(undefined, 'moderator');
    for (const member of [moderator, bob]) {
      const denied = { code: 'FORBIDDEN', reason: 'admins_only' };
      expect(await w.as(member).refusal(LIST, { first: 5 })).toMatchObject(denied);
      const input = word('x', 'block');
      expect(await w.as(member).refusal(CREATE, { input })).toMatchObject(denied);
      const tried = { input: { pattern: 'x', form: 'literal' }, text: 'x' };
      expect(await w.as(member).refusal(TRY, tried)).toMatchObject(denied);
    }
    expect((await w.anonymous.refusal(LIST, { first: 5 })).code).toBe('UNAUTHENTICATED');
  });

  it('is read page by page, by action and beginning', async () => {
    for (const pattern of ['beta', 'alpha', 'gamma', 'Beets']) await watch(pattern, 'block');
    await watch('alpha', 'hold');
    const page = async (variables: Word) =>
      (await w.as(ada).run(LIST, { first: 2, ...variables })).watchedWords;
    const first = await page({ action: 'block' });
    const second = await page({ action: 'block', after: first.pageInfo.endCursor });
    const patterns = [...first.nodes, ...second.nodes].map((node: Word) => node.pattern);
    expect([...patterns].sort()).toEqual(['Beets', 'alpha', 'beta', 'gamma']);
    expect(second.pageInfo.hasNextPage).toBe(false);
    expect((await page({ prefix: 'be' })).nodes.map((node: Word) => node.pattern).sort()).toEqual([
      'Beets',
      'beta',
    ]);
    expect((await page({ prefix: '%' })).nodes).toEqual([]);
  });

  it('refuses patterns that could run away, with a word for it', async () => {
    const regex = { form: 'regex' };
    for (const pattern of ['(a+)+$', '(a|aa)+$', '(.*)*x', '(\\w|\\d)+!', '\\d+\\d+x']) {
      expect([pattern, await refusedWord(pattern, 'block', regex)]).toEqual([
        pattern,
        { pattern: 'unsafe_pattern' },
      ]);
    }
    for (const pattern of ['(', '[z-a]', 'a{2000}', '(?=a)b', '(a)\\1']) {
      expect([pattern, await refusedWord(pattern, 'block', regex)]).toEqual([
        pattern,
        { pattern: 'wrong_form' },
      ]);
    }
  });

  it('refuses patterns that match everything, double words and wrong companions', async () => {
    for (const pattern of ['.*', 'a*', '\\w', '.']) {
      expect(await refusedWord(pattern, 'block', { form: 'regex' })).toEqual({
        pattern: 'pattern_too_broad',
      });
    }
    expect(await refusedWord('* **', 'block', { form: 'wildcard' })).toEqual({
      pattern: 'pattern_too_broad',
    });
    expect(await refusedWord('  ', 'block')).toEqual({ pattern: 'required' });
    expect(await refusedWord('x'.repeat(101), 'block')).toEqual({ pattern: 'too_long' });
    await watch('twice', 'block');
    expect(await refusedWord('twice', 'block')).toEqual({ pattern: 'taken' });
    expect(await refusedWord('x', 'replace')).toEqual({ replacement: 'required' });
    for (const address of ['javascript:alert(1)', '//evil.example', 'https://a b', 'x']) {
      expect(await refusedWord('x', 'link', { replacement: address })).toEqual({
        replacement: 'wrong_form',
      });
    }
    expect(await refusedWord('x', 'tag', { replacement: 'nope' })).toEqual({
      replacement: 'tag_unknown',
    });
    expect(await refusedWord('x', 'block', { language: 'english' })).toEqual({
      language: 'wrong_form',
    });
  });

  it('holds two thousand words of an action, and a hundred expressions', async () => {
    await w.db.rows(
      `insert into watched_words (id, pattern, form, action)
       select gen_random_uuid(), 'word' || n, 'literal', 'block' from generate_series(1, 1999) n`,
    );
    await watch('the last one', 'block');
    expect(await refusedWord('one more', 'block')).toEqual({ pattern: 'too_many' });
    await watch('of another action', 'hold');
    await w.db.rows(
      `insert into watched_words (id, pattern, form, action)
       select gen_random_uuid(), 'x' || n, 'regex', 'hold' from generate_series(1, 100) n`,
    );
    expect(await refusedWord('y', 'hold', { form: 'regex' })).toEqual({ pattern: 'too_many' });
  });

  it('tries a pattern against a text before it is saved', async () => {
    const tried = async (input: Word, text: string) =>
      (await w.as(ada).run(TRY, { input, text })).watchedWordTry.matches;
    expect(await tried({ pattern: 'cum', form: 'literal' }, 'A document. Cum!')).toEqual([
      { start: 12, end: 15, text: 'Cum' },
    ]);
    expect(await tried({ pattern: 'sp[a4]m', form: 'regex' }, 'so 🍆 sp4m')).toEqual([
      { start: 6, end: 10, text: 'sp4m' },
    ]);
    const refusal = await w
      .as(ada)
      .refusal(TRY, { input: { pattern: '(a+)+', form: 'regex' }, text: 'a' });
    expect(refusal.fields).toEqual({ pattern: 'unsafe_pattern' });
  });
});

describe('what finding a word does', () => {
  it('blocks the text and tells which word, in text, title and tags', async () => {
    await watch('viagra', 'block');
    expect(await refused('Buy V1agra now')).toMatchObject({
      code: 'INVALID',
      fields: { bodyMarkdown: 'blocked_word' },
      params: { word: 'V1agra' },
    });
    expect(await refused('Buy v**ia**gra now')).toMatchObject({
      fields: { bodyMarkdown: 'blocked_word' },
    });
    const asked = (input: Word) =>
      w.as(bob).refusal(ASK, {
        input: { roomId: room.id, kind: 'question', title: 'T', bodyMarkdown: 'B', ...input },
      });
    expect((await asked({ title: 'Viagra!' })).fields).toEqual({ title: 'blocked_word' });
    expect((await asked({ tags: ['viagra'] })).fields).toEqual({ tags: 'blocked_word' });
    expect(await w.db.rows(`select 1 from tags where name = 'viagra'`)).toEqual([]);
    expect((await reply('A viagral document about Scunthorpe')).post).not.toBeNull();
  });

  it('covers, exchanges and links words, and renders the text again', async () => {
    await watch('damn', 'censor');
    await watch('teh', 'replace', { replacement: 'the' });
    await watch('manual', 'link', { replacement: 'https://help.example/manual' });
    const { post } = await reply('Damn, read teh manual. `teh manual` is the manual, dámn');
    expect(post.bodyMarkdown).toBe(
      '■■■■, read the [manual](https://help.example/manual). `teh manual` is the manual, ■■■■',
    );
    expect(post.bodyHtml).toContain('href="https://help.example/manual"');
    const { thread: asked } = await ask({ title: 'Teh damn title' });
    expect(asked.title).toBe('the ■■■■ title');
  });

  it('leaves a link as it is when the text is saved again', async () => {
    await watch('manual', 'link', { replacement: '/t/1' });
    const { post } = await reply('The manual, [my manual](https://x.example/manual).');
    const text = 'The [manual](/t/1), [my manual](https://x.example/manual).';
    expect(post.bodyMarkdown).toBe(text);
    expect((await reply(`${text} Again.`)).post.bodyMarkdown).toBe(`${text} Again.`);
  });

  it('holds what would still show a word that is to be covered', async () => {
    await watch('damn', 'censor');
    expect(await reply('So da**mn** bad')).toEqual({ heldForReview: true, post: null });
  });

  it('flags what it publishes', async () => {
    await watch('refund', 'flag');
    const { post } = await reply('I want a refund, a REFUND');
    const [flag] = await w.db.rows<Record<string, unknown>>(
      `select flag.source, flag.note, reason.code, item.target_id, item.state, item.author_id
       from flags flag join flag_reasons reason on reason.id = flag.reason_id
       join reviewables item on item.id = flag.reviewable_id where item.target_id = $1`,
      [post.id],
    );
    expect(flag).toEqual({
      source: 'rule',
      note: 'refund',
      code: 'watched-word',
      target_id: post.id,
      state: 'open',
      author_id: bob.id,
    });
  });

  it('tags new threads, as far as there is place', async () => {
    await w.tag('billing');
    await watch('invoice*', 'tag', { form: 'wildcard', replacement: 'Billing' });
    const { thread: asked } = await ask({ bodyMarkdown: 'Two invoices came.', tags: [] });
    expect(asked.tags).toEqual([{ name: 'billing' }]);
  });

  it('searches the languages apart', async () => {
    await watch('chat', 'block', { language: 'en' });
    expect((await ask({ bodyMarkdown: 'Mon chat dort.', language: 'fr' })).thread).not.toBeNull();
    const input = {
      roomId: room.id,
      kind: 'question',
      title: 'T',
      bodyMarkdown: 'A chat',
      language: 'en',
    };
    expect((await w.as(bob).refusal(ASK, { input })).fields).toEqual({
      bodyMarkdown: 'blocked_word',
    });
  });

  it('reads other titles and other tags of a thread as well', async () => {
    await watch('viagra', 'block');
    await watch('damn', 'censor');
    await watch('lawsuit', 'hold');
    await watch('refund', 'flag');
    const RENAME =
      'mutation R($id: ID!, $title: String!) { threadRename(id: $id, title: $title) { thread { title } } }';
    const RETAG =
      'mutation T($id: ID!, $tags: [String!]!) { threadRetag(id: $id, tags: $tags) { thread { id } } }';
    const { id } = thread;
    expect((await w.as(bob).refusal(RENAME, { id, title: 'V1agra!' })).fields).toEqual({
      title: 'blocked_word',
    });
    expect((await w.as(bob).refusal(RETAG, { id, tags: ['viagra'] })).fields).toEqual({
      tags: 'blocked_word',
    });
    expect((await w.as(bob).refusal(RENAME, { id, title: 'A lawsuit' })).reason).toBe(
      'title_needs_review',
    );
    const { threadRename } = await w.as(bob).run(RENAME, { id, title: 'My damn refund' });
    expect(threadRename.thread.title).toBe('My ■■■■ refund');
    const flagged = await w.db.rows('select 1 from reviewables where target_id = $1', [
      thread.openingId,
    ]);
    expect(flagged).toHaveLength(1);
  });

  it('spares staff, unless a setting says otherwise', async () => {
    await watch('viagra', 'block');
    const moderator = await w.member(undefined, 'moderator');
    const roomModerator = await w.member();
    await w.roomMember(room, roomModerator, 'moderator');
    for (const member of [ada, moderator, roomModerator]) {
      expect((await reply('About viagra.', member)).post).not.toBeNull();
    }
    const set =
      'mutation Set($v: String) { settingUpdate(key: "screening.exemptsStaff", value: $v) { setting { value } } }';
    await w.as(ada).run(set, { v: 'false' });
    const variables = { threadId: thread.id, input: { bodyMarkdown: 'About viagra again.' } };
    expect((await w.as(moderator).refusal(REPLY, variables)).reason).toBe('invalid_fields');
    await w.as(ada).run(set, { v: null });
  });

  it('survives hostile texts with ten thousand words to look for', async () => {
    await w.db.rows(
      `insert into watched_words (id, pattern, form, action)
       select gen_random_uuid(), 'word' || n, 'literal', action
       from generate_series(1, 1999) n, unnest('{block,censor,hold,flag,silence}'::text[]) action`,
    );
    await watch('needle', 'block');
    const texts = [
      'a'.repeat(31_990),
      'a '.repeat(15_990),
      `x${'\u0336'.repeat(29)}`.repeat(1_000),
      'שלום مرحبا '.repeat(2_600),
      '🏳️‍🌈'.repeat(5_000),
      '赌博'.repeat(15_000),
    ];
    for (const text of texts) {
      const begun = performance.now();
      expect(await refused(`${text} needle`)).toMatchObject({ params: { word: 'needle' } });
      expect(performance.now() - begun).toBeLessThan(5_000);
    }
  });
});
