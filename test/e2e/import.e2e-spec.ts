import { ImportWorld, small, smallFile } from './import-world.js';

let w: ImportWorld;
beforeAll(async () => {
  w = await ImportWorld.open();
});
afterAll(() => w?.close());

const of = (source: string) => ({ ...small.community, id: source });
const without = (source: string, ...lines: (object | string)[]) =>
  [of(source), small.room, small.ada, small.bob, ...lines] as Record<string, unknown>[];

test('keeps dates, authors, tags, the accepted answer, likes and views', async () => {
  const outcome = await w.import(w.file('all.jsonl', smallFile));
  expect(await w.losses(outcome)).toEqual([]);
  const thread = await w.row(
    `select t.*, m.handle as author, r.slug as room, a.handle as chooser, array(
       select name from tags join thread_tags tt on tt.tag_id = tags.id
       where tt.thread_id = t.id) as tags
     from threads t join members m on m.id = t.author_id join rooms r on r.id = t.room_id
     join members a on a.id = t.answer_chosen_by_id where t.title = $1`,
    [small.thread.title],
  );
  expect(thread).toMatchObject({
    author: 'ada',
    room: 'support',
    kind: 'question',
    slug: 'how-do-i-descale-it',
    language: 'en',
    state: 'open',
    view_count: 120,
    reply_count: 1,
    participant_count: 2,
    tags: ['descaling'],
    chooser: 'ada',
    created_at: new Date(small.thread.createdAt),
    last_post_at: new Date(small.reply.createdAt),
    answer_chosen_at: new Date(small.reply.createdAt),
  });
  const posts = await w.db.rows(
    `select p.number, m.handle as author, p.body_markdown, p.body_html, p.reaction_counts,
            p.imported_likes, p.id = t.answer_post_id as is_answer, p.created_at
     from posts p join threads t on t.id = p.thread_id join members m on m.id = p.author_id
     where t.id = $1 order by p.number`,
    [thread.id],
  );
  expect(posts).toEqual([
    {
      number: 1,
      author: 'ada',
      body_markdown: 'It drips.',
      body_html: '<p>It drips.</p>\n',
      reaction_counts: { like: 3 },
      imported_likes: 3,
      is_answer: false,
      created_at: new Date(small.thread.createdAt),
    },
    {
      number: 2,
      author: 'bob',
      body_markdown: 'With *citric* acid.',
      body_html: '<p>With <em>citric</em> acid.</p>\n',
      reaction_counts: { like: 7 },
      imported_likes: 7,
      is_answer: true,
      created_at: new Date(small.reply.createdAt),
    },
  ]);
  expect(await w.falseCounters()).toEqual([]);
});

test('reads a gzipped file by its first bytes, whatever its name', async () => {
  const path = w.file('zipped.jsonl.gz', [of('zipped'), small.room, small.ada, small.thread]);
  await w.import(path);
  expect((await w.verify(path)).counts).toContainEqual(
    expect.objectContaining({ type: 'thread', inFile: 1, inDatabase: 1 }),
  );
});

test('takes references to lines further down, and numbers posts by date', async () => {
  const early = { ...small.reply, id: 'early', createdAt: '2017-05-01T10:30:00Z', accepted: false };
  const path = w.file('backwards.jsonl', [
    of('backwards'),
    { ...small.reply, replyTo: 'early' },
    {
      type: 'comment',
      id: 'c1',
      parentId: 'p1',
      authorId: 'u1',
      createdAt: '2017-05-02',
      bodyText: 'Thanks & bye',
    },
    early,
    small.thread,
    small.bob,
    small.ada,
    small.room,
  ]);
  expect(await w.losses(await w.import(path))).toEqual([]);
  const posts = await w.db.rows(
    `select r.source_id as id, p.number, target.number as reply_to, p.body_text
     from import_records r join posts p on p.id = r.target_id
     left join posts target on target.id = p.reply_to_id
     where r.source = 'backwards' order by p.number`,
  );
  expect(posts).toEqual([
    expect.objectContaining({ id: 'early', number: 2, reply_to: null }),
    expect.objectContaining({ id: 'p1', number: 3, reply_to: 2 }),
    expect.objectContaining({ id: 'c1', number: 4, reply_to: 3, body_text: 'Thanks & bye' }),
  ]);
});

test('leads quotes to where the quoted posts stand now, in this thread and in others', async () => {
  const quote = (id: string, body: string) => ({
    ...small.reply,
    id,
    authorId: 'u1',
    accepted: false,
    createdAt: '2018-01-01T00:00:00Z',
    bodyMarkdown: body,
  });
  const other = { ...small.thread, id: 't2', createdAt: '2018-02-01' };
  const path = w.file('quotes.jsonl', [
    ...without('quotes', small.thread, other, small.reply),
    quote('here', '[quote="bob, post:2, topic:1"]With acid[/quote]\nWhich?'),
    { ...quote('there', '[quote="BOB, post:5, topic:1"]With acid[/quote]'), threadId: 't2' },
    quote('nobody', '[quote="carl, post:2, topic:1"]Never said[/quote]'),
  ]);
  await w.import(path);
  const { number } = await w.row(
    `select t.number from import_records r join threads t on t.id = r.target_id
     where r.source = 'quotes' and r.type = 'thread' and r.source_id = 't1'`,
  );
  const { bob } = await w.row(
    `select handle as bob from import_records r join members m on m.id = r.target_id
     where r.source = 'quotes' and r.type = 'user' and r.source_id = 'u2'`,
  );
  const bodies = await w.db.rows<{ id: string; body: string }>(
    `select r.source_id as id, p.body_markdown as body from import_records r
     join posts p on p.id = r.target_id where r.source = 'quotes' and r.source_id <> 'p1'`,
  );
  const body = Object.fromEntries(bodies.map((row) => [row.id, row.body]));
  expect(body.here).toBe(`> [@${bob}](#2):\n>\n> With acid\n\nWhich?`);
  expect(body.there).toContain(`> [@${bob}](/t/${number}#2):`);
  expect(body.nobody).toBe('> **carl:**\n>\n> Never said');
});

test('mentions members of the old forum alone, by the handles they have here', async () => {
  await w.import(w.file('first.jsonl', [of('first'), { ...small.ada, username: 'carla' }]));
  const path = w.file('mentions.jsonl', [
    ...without('mentions', { ...small.ada, id: 'u3', username: 'Carla' }),
    { ...small.thread, bodyMarkdown: 'Hello @carla and @zoe, see `@carla`.' },
  ]);
  await w.import(path);
  const post = await w.row(
    `select p.body_markdown, p.body_html, array(
       select m.handle from post_mentions pm join members m on m.id = pm.member_id
       where pm.post_id = p.id) as mentioned
     from import_records r join posts p on p.thread_id = r.target_id
     where r.source = 'mentions' and r.type = 'thread'`,
  );
  expect(post.mentioned).toEqual(['Carla-2']);
  expect(post.body_html).toContain('href="/m/carla-2"');
  expect(post.body_html).toContain('and @zoe');
});

test('gives everyone a handle of his own, and stand-ins to those without an account', async () => {
  const anonymous = { ...small.thread, authorId: null };
  const path = w.file('people.jsonl', [
    ...without('people'),
    { ...small.ada, id: 'u3', username: 'Léa Petit', displayName: null },
    { ...small.ada, id: 'u4', username: 'lea petit' },
    { ...small.ada, id: 'u5', username: 'admin', admin: true },
    { ...small.ada, id: 'u6', username: '北京' },
    { ...anonymous, id: 't1' },
    { ...anonymous, id: 't2', authorName: 'Gone Guy' },
    { ...anonymous, id: 't3', authorName: 'Gone Guy' },
    { ...anonymous, id: 't4', authorId: 'u99' },
  ]);
  const outcome = await w.import(path);
  const members = await w.db.rows(
    `select r.source_id as id, m.handle, m.name, m.role, m.email from import_records r
     join members m on m.id = r.target_id
     where r.source = 'people' and r.type in ('user', 'author') order by r.source_id`,
  );
  const member = Object.fromEntries(members.map((row: any) => [row.id, row]));
  expect(member.u3).toMatchObject({ handle: 'Lea-Petit', name: 'Léa Petit' });
  expect(member.u4).toMatchObject({ handle: 'lea-petit-2', name: 'lea petit' });
  expect(member.u5).toMatchObject({ handle: 'admin-1', role: 'member', email: null });
  expect(member.u6).toMatchObject({ handle: 'member-1', name: '北京' });
  expect(member['Gone Guy']).toMatchObject({ handle: 'Gone-Guy', name: 'Gone Guy' });
  expect(member['']).toMatchObject({ name: 'Former member' });
  expect(await w.losses(outcome)).toEqual([
    expect.objectContaining({ sourceId: 't4', reason: 'unknown_author', fate: 'altered' }),
  ]);
  expect(outcome.run.counts.unplaced).toMatchObject({ 'user.admin': 1 });
});

test('grants the roles of a file only when told so', async () => {
  const lines = (id: string) => [
    of(id),
    { ...small.room, moderatorIds: ['u1'] },
    { ...small.ada, username: `${id}-chief`, role: 'admin' },
  ];
  const roles = (id: string) =>
    w.row(
      `select m.role, (select count(*)::int from room_members rm
         where rm.member_id = m.id and rm.role = 'moderator') as moderated
       from import_records r join members m on m.id = r.target_id
       where r.source = $1 and r.type = 'user'`,
      [id],
    );
  await w.import(w.file('plain.jsonl', lines('plain')));
  await w.import(w.file('trusted.jsonl', lines('trusted')), { keepRoles: true });
  expect(await roles('plain')).toEqual({ role: 'member', moderated: 0 });
  expect(await roles('trusted')).toEqual({ role: 'admin', moderated: 1 });
});

test('tells the kind of a thread from its answers, its votes and its room', async () => {
  const thread = (id: string, more: object = {}) => ({ ...small.thread, id, ...more });
  const path = w.file('kinds.jsonl', [
    ...without('kinds', { ...small.room, id: 'r2', name: 'Chat' }),
    thread('t1'),
    small.reply,
    thread('t2'),
    thread('t3', { roomId: 'r2' }),
    thread('t4', { roomId: 'r2', votesUp: 5, votesDown: 2 }),
    thread('t5', { roomId: 'r2', kind: 'article' }),
    thread('t6', { roomId: 'r2', hasGood: false }),
    ...Array.from({ length: 9 }, (_, index) => thread(`more${index}`, { roomId: 'r2' })),
  ]);
  await w.import(path);
  const rows = await w.db.rows<{ id: string; kind: string; score: number }>(
    `select r.source_id as id, t.kind, t.vote_score as score from import_records r
     join threads t on t.id = r.target_id where r.source = 'kinds' and r.source_id like 't%'
     order by r.source_id`,
  );
  expect(Object.fromEntries(rows.map(({ id, kind }) => [id, kind]))).toEqual({
    t1: 'question',
    t2: 'question',
    t3: 'discussion',
    t4: 'idea',
    t5: 'article',
    t6: 'question',
  });
  expect(rows.find(({ id }) => id === 't4')?.score).toBe(3);
});

test('hides what the old staff had hidden, and locks what was closed', async () => {
  const path = w.file('hidden.jsonl', [
    ...without('hidden', { ...small.thread, closed: true, pinned: true }),
    { ...small.reply, hidden: true },
    { ...small.thread, id: 't2', trashed: true },
  ]);
  const outcome = await w.import(path);
  const threads = await w.db.rows(
    `select t.state, t.pinned_at is not null as pinned, t.removed_at is not null as removed,
            t.reply_count, t.answer_post_id from import_records r
     join threads t on t.id = r.target_id
     where r.source = 'hidden' and r.type = 'thread' order by r.source_id`,
  );
  expect(threads).toEqual([
    { state: 'locked', pinned: true, removed: false, reply_count: 0, answer_post_id: null },
    { state: 'open', pinned: false, removed: true, reply_count: 0, answer_post_id: null },
  ]);
  expect(await w.losses(outcome)).toEqual([
    expect.objectContaining({ sourceId: 'p1', reason: 'answer_not_standing' }),
  ]);
  expect(await w.falseCounters()).toEqual([]);
});

test('keeps long texts whole and repairs what PostgreSQL would refuse', async () => {
  const long = 'word '.repeat(10_000).trim();
  const path = w.file('texts.jsonl', [
    ...without('texts', { ...small.thread, bodyMarkdown: long, title: 'T\u0000itle \ud800' }),
    { ...small.reply, bodyMarkdown: 'nul\u0000 and lone \udc00', bodyHtml: null },
    { ...small.reply, id: 'p2', bodyMarkdown: '' },
  ]);
  const outcome = await w.import(path);
  const rows = await w.db.rows(
    `select p.body_markdown as body, t.title from import_records r
     join threads t on t.id = r.target_id join posts p on p.thread_id = t.id
     where r.source = 'texts' and r.type = 'thread' order by p.number`,
  );
  expect(rows.map((row: any) => row.body)).toEqual([long, 'nul and lone �', '']);
  expect(rows[0]).toMatchObject({ title: 'Title �' });
  expect(await w.losses(outcome)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ sourceId: 't1', reason: 'text_repaired', detail: 'title' }),
    ]),
  );
});
