import { sanitise } from '@parvis/kernel';
import { sharedData } from '../../libs/kernel/src/text/shared-data.js';
import { expectCountersTrue } from '../support/counters.js';
import type { MemberRow, PostRow, RoomRow, ThreadRow } from '../support/factories.js';
import { type World, world } from '../support/world.js';

const ASK = `mutation Ask($input: ThreadCreateInput!) {
  threadCreate(input: $input) { thread { title opening { bodyMarkdown bodyHtml } } }
}`;
const REPLY = `mutation Reply($threadId: ID!, $input: PostCreateInput!) {
  postCreate(threadId: $threadId, input: $input) { post { bodyMarkdown bodyHtml } }
}`;
const EDIT = `mutation Edit($id: ID!, $input: PostUpdateInput!) {
  postUpdate(id: $id, input: $input) { post { bodyMarkdown } }
}`;
const PREVIEW = `query Preview($markdown: String!) { markdownPreview(markdown: $markdown) { html } }`;

let w: World;
let ada: MemberRow;
let room: RoomRow;
let thread: ThreadRow;
let post: PostRow;

beforeAll(async () => {
  w = await world({ limitsFactor: 0 });
  ada = await w.member();
  room = await w.room();
  thread = await w.thread(room, ada);
  post = await w.post(thread, ada);
});
afterAll(async () => {
  await expectCountersTrue(w);
  await w.close();
});

type Outcome = { data?: any; errors?: any[] };

const ask = (title: string, bodyMarkdown: string): Promise<Outcome> =>
  w.as(ada).both(ASK, { input: { roomId: room.id, kind: 'question', title, bodyMarkdown } });
const reply = (bodyMarkdown: string): Promise<Outcome> =>
  w.as(ada).both(REPLY, { threadId: thread.id, input: { bodyMarkdown } });

/** Every code the outcomes hold besides success. */
const codes = (outcomes: Outcome[]): Set<string> =>
  new Set(outcomes.flatMap(({ errors }) => (errors ?? []).map((e) => e.extensions.code)));

/** Runs `work` over the items, a few at a time. */
async function each<T, R>(items: T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let at = 0; at < items.length; at += 10) {
    results.push(...(await Promise.all(items.slice(at, at + 10).map(work))));
  }
  return results;
}

const HOSTILE: [name: string, text: string][] = [
  ['ten times the limit', 'x'.repeat(320_000)],
  ['NUL', 'a\0b'],
  ['NUL alone', '\0'],
  ['a lone high surrogate', 'a\ud800'],
  ['a lone low surrogate', '\udc00a'],
  ['right to left with overrides', '\u202eabc\u202c \u05d0\u05d1\u05d2 \u0627\u0628'],
  ['isolates left open', 'a\u2066b\u2067c'],
  ['zalgo', `z${'\u0336\u0353\u0310'.repeat(60)}algo`],
  ['a byte order mark', '\ufeff\ufeffa'],
  ['control characters', 'a\u0007b\u001bc'],
  ['line separators', 'a\u2028b\u2029c'],
  ['a family of emoji', '👩‍👩‍👧‍👦'.repeat(30)],
  ['SQL', `'; drop table posts; --`],
  ['a template', '{{7*7}} <%= 7*7 %> #{7*7}'],
];

const BOMBS: [name: string, text: string][] = [
  ['quotes within quotes', `${'>'.repeat(10_000)} a`],
  [
    'lists within lists',
    Array.from({ length: 200 }, (_, i) => `${' '.repeat(2 * i)}- a`).join('\n'),
  ],
  ['opening brackets', '['.repeat(31_000)],
  ['images and links', '![['.repeat(10_000)],
  ['emphasis', '*a_'.repeat(10_000)],
  ['closing emphasis', `${'*'.repeat(15_000)}a${'*'.repeat(15_000)}`],
  ['backticks of every length', Array.from({ length: 240 }, (_, i) => '`'.repeat(i)).join(' ')],
  [
    'a table of many columns',
    `|${'a|'.repeat(2_000)}\n|${'-|'.repeat(2_000)}\n|${'b|'.repeat(2_000)}`,
  ],
  ['a table of many rows', `|a|b|\n|-|-|\n${'|\n'.repeat(10_000)}`],
  [
    'a wide header over short rows',
    `|${'a|'.repeat(90)}\n|${'-|'.repeat(90)}\n${'|x\n'.repeat(9_000)}`,
  ],
  [
    'link definitions',
    Array.from({ length: 1_500 }, (_, i) => `[a${i}]: b`)
      .join('\n')
      .concat('\nx'),
  ],
  ['entities', '&amp;'.repeat(6_000)],
  ['mentions', '@somebody '.repeat(3_000)],
  ['tags', '<a><b>'.repeat(5_000)],
];

describe('hostile words', () => {
  it.each(HOSTILE)('in a post are refused or kept exactly: %s', async (_name, text) => {
    const outcome = await reply(text);
    if (outcome.errors) {
      expect(outcome.errors[0].extensions.code).toBe('INVALID');
      expect(Object.keys(outcome.errors[0].extensions.fields)).toEqual(['bodyMarkdown']);
    } else {
      expect(outcome.data.postCreate.post.bodyMarkdown).toBe(text);
    }
  });

  it.each(HOSTILE)('in every other field are refused or harmless: %s', async (_name, text) => {
    const input = {
      roomId: room.id,
      kind: 'question',
      title: 'T',
      bodyMarkdown: `Body ${text.length}`,
    };
    const outcomes = await Promise.all([
      w.as(ada).both(ASK, { input: { ...input, title: text } }),
      w.as(ada).both(ASK, { input: { ...input, title: 'Tags', tags: [text] } }),
      w.as(ada).both(ASK, { input: { ...input, title: 'Language', language: text } }),
      w.as(ada).both(ASK, { input: { ...input, title: 'Key', idempotencyKey: text } }),
      w.as(ada).both(ASK, { input: { ...input, title: 'Room', roomId: text } }),
      w.as(ada).both(EDIT, { id: post.id, input: { bodyMarkdown: 'New.', reason: text } }),
      w.as(ada).both(EDIT, { id: text, input: { bodyMarkdown: 'New.' } }),
      w.as(ada).both(REPLY, { threadId: text, input: { bodyMarkdown: 'A reply.' } }),
      w.as(ada).both(PREVIEW, { markdown: text }),
    ]);
    for (const code of codes(outcomes)) expect(['INVALID', 'NOT_FOUND']).toContain(code);
  });
});

describe('bombs in Markdown', () => {
  it.each(BOMBS)('are rendered small or refused in time: %s', async (_name, text) => {
    const start = performance.now();
    const [written, previewed] = await Promise.all([
      reply(text),
      w.as(ada).both(PREVIEW, { markdown: text }),
    ]);
    expect(performance.now() - start).toBeLessThan(8_000);
    for (const code of codes([written, previewed])) expect(code).toBe('INVALID');
    const html: string = written.data?.postCreate?.post.bodyHtml ?? '';
    expect(html.length).toBeLessThan(20 * text.length + 20_000);
  });
});

describe('a preview', () => {
  it('shows what the post will be', async () => {
    const markdown = '# Title\n\n> quote\n\n- **a**\n- `b`';
    const { markdownPreview } = await w.as(ada).run(PREVIEW, { markdown });
    const { data } = await reply(markdown);
    expect(markdownPreview.html).toBe(data.postCreate.post.bodyHtml);
  });

  it('is empty for nothing, and only for members', async () => {
    expect(await w.as(ada).run(PREVIEW, { markdown: ' ' })).toEqual({
      markdownPreview: { html: '' },
    });
    expect(await w.anonymous.refusal(PREVIEW, { markdown: 'x' })).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });
});

describe('the collections of the trade', () => {
  const naughty = sharedData('naughty-strings.json');
  const payloads = sharedData('xss-payloads-payloadbox.txt');
  const vectors = sharedData('xss-h5sc-vectors.txt');
  const when = (data: string | null) => (data === null ? it.skip : it);

  when(naughty)(
    'the big list of naughty strings is refused or kept, as title and text',
    async () => {
      const strings = [...new Set(JSON.parse(naughty!) as string[])];
      const outcomes = await each(strings, (text) => ask(text, text));
      expect([...codes(outcomes)]).toEqual(['INVALID']);
      for (const [i, { data, errors }] of outcomes.entries()) {
        if (errors) continue;
        const { title, opening } = data.threadCreate.thread;
        expect(title).toBe(strings[i]!.normalize('NFC').trim());
        expect(opening.bodyMarkdown).toBe(strings[i]!.trimEnd());
        expect(sanitise(opening.bodyHtml)).toBe(opening.bodyHtml);
      }
      expect(outcomes.filter(({ errors }) => !errors).length).toBeGreaterThan(strings.length / 2);
    },
    60_000,
  );

  when(payloads && vectors)(
    'no attack leaves anything to sanitise in what is stored',
    async () => {
      const attacks = `${payloads}\n${vectors}`.split('\n').filter((line) => line.trim() !== '');
      const groups = Array.from({ length: Math.ceil(attacks.length / 40) }, (_, i) =>
        attacks.slice(40 * i, 40 * i + 40).join('\n\n'),
      );
      const outcomes = await each(groups, reply);
      const codesSeen = codes(outcomes);
      codesSeen.delete('INVALID');
      expect([...codesSeen]).toEqual([]);
      const written = outcomes.flatMap(({ data }) => data?.postCreate?.post ?? []);
      expect(written.length).toBeGreaterThan(groups.length / 2);
      for (const { bodyHtml } of written) expect(sanitise(bodyHtml)).toBe(bodyHtml);
    },
    60_000,
  );
});
