import { PreviousPaths } from '@parvis/importer';
import { ANONYMOUS } from '@parvis/kernel';
import { ImportWorld, small } from './import-world.js';

let w: ImportWorld;
beforeAll(async () => {
  w = await ImportWorld.open();
});
afterAll(() => w?.close());

const find = (path: string) => w.nest.get(PreviousPaths).find(ANONYMOUS, path);

async function threadPath(source: string, id = 't27'): Promise<string> {
  const { number, slug } = await w.row(
    `select t.number, t.slug from import_records r join threads t on t.id = r.target_id
     where r.source = $1 and r.type = 'thread' and r.source_id = $2`,
    [source, id],
  );
  return `/t/${number}/${slug}`;
}

const lines = (source: string, more: object = {}): Record<string, unknown>[] => [
  { ...small.community, id: source, ...more },
  { ...small.room, id: 'r7' },
  { ...small.ada, id: 'u4', username: `ada ${source}` },
  { type: 'tag', name: `tag ${source}` },
  {
    ...small.thread,
    id: 't27',
    roomId: 'r7',
    authorId: 'u4',
    paths: ['/descaling.html', '/viewtopic.php?t=27'],
  },
  { ...small.reply, id: 'p33', threadId: 't27', authorId: 'u4' },
];

test('redirects the addresses of Discourse', async () => {
  await w.import(w.file('d.jsonl', lines('disco', { software: 'discourse' })));
  const thread = await threadPath('disco');
  expect(await find('/t/how-do-i-descale-it/27')).toBe(thread);
  expect(await find('/t/how-do-i-descale-it/27/4')).toBe(thread);
  expect(await find('/t/a-title-it-had-before/27?page=2')).toBe(thread);
  expect(await find('/p/33')).toBe(`${thread}/2#2`);
  expect(await find('/u/ada%20disco')).toBe('/m/ada-disco');
  expect(await find('/c/support/7')).toBe('/r/support');
  expect(await find('/tag/tag%20disco')).toBe('/tags/tag-disco');
});

test('redirects the addresses of Stack Exchange', async () => {
  await w.import(w.file('s.jsonl', lines('coffee.stackexchange.com')));
  const thread = await threadPath('coffee.stackexchange.com');
  expect(await find('/questions/27/how-do-i-descale-it')).toBe(thread);
  expect(await find('/questions/27')).toBe(thread);
  expect(await find('/q/27')).toBe(thread);
  expect(await find('/a/33')).toBe(`${thread}/2#2`);
  expect(await find('/users/4/ada')).toMatch(/^\/m\/ada-coffee/);
});

test('gives others a legacy address', async () => {
  await w.import(w.file('o.jsonl', lines('other/one')));
  const thread = await threadPath('other/one');
  expect(await find('/legacy/other%2Fone/thread/t27')).toBe(thread);
  expect(await find('/legacy/other%2Fone/post/p33')).toBe(`${thread}/2#2`);
});

test('keeps the first owner of a path that a line names, and knows nothing of others', async () => {
  const thread = await threadPath('disco');
  expect(await find('/descaling.html')).toBe(thread);
  expect(await find('/descaling.html?utm=mail')).toBe(thread);
  expect(await find('/viewtopic.php?t=27')).toBe(thread);
  expect(await find('/viewtopic.php?t=28')).toBeNull();
  expect(await find('/nowhere/at/all')).toBeNull();
  expect(await find('/t/unknown/999999')).toBeNull();
});

test('says nothing of what the reader may not see', async () => {
  await w.import(
    w.file('p.jsonl', [
      { ...small.community, id: 'secret' },
      { ...small.room, id: 'r7', visibility: 'private', name: 'Secret' },
      { ...small.ada, id: 'u4', username: 'secret-ada' },
      { ...small.thread, id: 't27', roomId: 'r7', authorId: 'u4' },
    ]),
  );
  expect(await find('/legacy/secret/thread/t27')).toBeNull();
  expect(await find('/legacy/secret/room/r7')).toBeNull();
});

test('leads links into the old site to where its threads stand now, and no other links', async () => {
  const body = [
    'See [this](https://old.example/t/how-do-i-descale-it/27/2) and',
    'https://old.example/t/how-do-i-descale-it/27 and <http://old.example/t/how-do-i-descale-it/27>,',
    'not https://elsewhere.example/t/another-thing/27 nor `https://old.example/t/how-do-i-descale-it/27`.',
  ].join('\n');
  const path = w.file('links.jsonl', [
    ...lines('links', { software: 'discourse' }),
    {
      ...small.thread,
      id: 't28',
      roomId: 'r7',
      authorId: 'u4',
      bodyMarkdown: body,
      createdAt: '2016-01-01',
    },
  ]);
  await w.import(path);
  const thread = await threadPath('links');
  const { markdown } = await w.row(
    `select p.body_markdown as markdown from import_records r
     join posts p on p.thread_id = r.target_id where r.source = 'links' and r.source_id = 't28'`,
  );
  const named = `[How do I descale it?](${thread})`;
  expect(markdown.replace(/ {2}\n/g, '\n')).toBe(
    [
      `See [this](${thread}/2#2) and`,
      `${named} and ${named},`,
      'not https://elsewhere.example/t/another-thing/27 nor `https://old.example/t/how-do-i-descale-it/27`.',
    ].join('\n'),
  );
});

test('leads links to answers of Stack Exchange to the reply itself', async () => {
  const source = 'tea.stackexchange.com';
  const body = `Like <https://${source}/a/33> or https://${source}/questions/27/x#33, not https://${source}/a/99`;
  await w.import(
    w.file('tea.jsonl', [
      ...lines(source),
      { ...small.reply, id: 'p34', threadId: 't27', authorId: 'u4', bodyMarkdown: body },
    ]),
  );
  const { markdown } = await w.row(
    `select p.body_markdown as markdown from import_records r join posts p on p.id = r.target_id
     where r.source = $1 and r.source_id = 'p34'`,
    [source],
  );
  const answer = `[How do I descale it?](${await threadPath(source)}/2#2)`;
  expect(markdown).toBe(`Like ${answer} or ${answer}, not https://${source}/a/99`);
});
