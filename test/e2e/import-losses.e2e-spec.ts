import { ImportWorld, small, smallFile } from './import-world.js';

let w: ImportWorld;
beforeAll(async () => {
  w = await ImportWorld.open();
});
afterAll(() => w?.close());

const post = (id: string, more: object) => ({ ...small.reply, id, accepted: false, ...more });

test('reports each bad line with its number and reason, and imports the rest', async () => {
  const path = w.file('bad.jsonl', [
    ...smallFile,
    '{"type":"post","id":"p0",',
    '[1, 2]',
    { type: 'poll', id: 'x1' },
    { ...small.thread, id: 't2', title: null },
    { ...small.thread, id: 't3', title: 7 },
    '',
    { ...small.thread, id: 't4', createdAt: 'yesterday' },
    { ...small.thread, id: 't5', createdAt: '2015-02-30T00:00:00Z' },
    { ...small.thread, id: 't6', roomId: 'r9' },
    post('p2', { threadId: 't6' }),
    post('p3', { bodyMarkdown: null }),
    {
      type: 'comment',
      id: 'c1',
      parentId: 'p9',
      authorId: 'u1',
      createdAt: '2018-01-01',
      bodyText: 'x',
    },
    { ...small.reply },
    { ...small.community, id: 'another' },
    { ...small.room, id: 'r2', visibility: 'secret' },
    post('p4', { createdAt: '2018-01-01T00:00:00Z' }),
  ]);
  const outcome = await w.import(path);
  const losses = (await w.losses(outcome)).map(({ line, type, sourceId, reason, detail }) => [
    line,
    type,
    sourceId,
    reason,
    detail.slice(0, 12),
  ]);
  expect(losses).toEqual([
    [7, 'unknown', null, 'not_json', 'Expected dou'],
    [8, 'unknown', null, 'not_an_object', ''],
    [9, 'unknown', 'x1', 'unknown_type', 'poll'],
    [10, 'thread', 't2', 'missing_field', 'title'],
    [11, 'thread', 't3', 'wrong_field', 'title'],
    [13, 'thread', 't4', 'wrong_date', 'createdAt'],
    [14, 'thread', 't5', 'wrong_date', 'createdAt'],
    [15, 'thread', 't6', 'unknown_room', 'r9'],
    [16, 'post', 'p2', 'unknown_thread', 't6'],
    [17, 'post', 'p3', 'missing_body', ''],
    [18, 'comment', 'c1', 'unknown_parent', 'p9'],
    [19, 'post', 'p1', 'duplicate_id', 'p1'],
    [20, 'community', 'another', 'second_community', 'another'],
    [21, 'room', 'r2', 'wrong_field', 'visibility'],
  ]);
  const comparison = await w.verify(path);
  expect(comparison.missing).toEqual([]);
  expect(comparison.counts).toEqual([
    { type: 'community', inFile: 2, inDatabase: 1, inLossReport: 1, missing: 0 },
    { type: 'room', inFile: 2, inDatabase: 1, inLossReport: 1, missing: 0 },
    { type: 'user', inFile: 2, inDatabase: 2, inLossReport: 0, missing: 0 },
    { type: 'thread', inFile: 6, inDatabase: 1, inLossReport: 5, missing: 0 },
    { type: 'post', inFile: 5, inDatabase: 2, inLossReport: 3, missing: 0 },
    { type: 'comment', inFile: 1, inDatabase: 0, inLossReport: 1, missing: 0 },
    { type: 'acceptedAnswer', inFile: 2, inDatabase: 2, inLossReport: 0, missing: 0 },
    { type: 'unknown', inFile: 3, inDatabase: 0, inLossReport: 3, missing: 0 },
  ]);
  expect(await w.falseCounters()).toEqual([]);
});

test('notes what came in altered: a second answer, a strange reply, a future date, a stranger', async () => {
  const path = w.file('altered.jsonl', [
    { ...small.community, id: 'altered' },
    small.room,
    small.ada,
    small.bob,
    small.thread,
    { ...small.thread, id: 't2', createdAt: '2100-01-01T00:00:00Z', acceptedPostId: 'nope' },
    small.reply,
    post('p2', { accepted: true, replyTo: 'p9', reactions: [{ userId: 'u8', kind: 'like' }] }),
    post('p3', { votes: [{ userId: 'u2', value: 1 }], authorId: 'u2' }),
  ]);
  const outcome = await w.import(path);
  const losses = (await w.losses(outcome)).map(({ sourceId, reason, detail, fate }) => [
    sourceId,
    reason,
    detail,
    fate,
  ]);
  expect(losses).toEqual([
    ['t2', 'date_in_future', 'createdAt', 'altered'],
    ['t2', 'unknown_answer', 'nope', 'altered'],
    ['p2', 'second_answer', 't1', 'altered'],
    ['p2', 'unknown_member', 'reactions: u8', 'altered'],
    ['p2', 'unknown_reply', 'p9', 'altered'],
    ['p3', 'own_reaction', 'votes: u2', 'altered'],
  ]);
  const { counts } = await w.verify(path);
  expect(counts).toContainEqual({
    type: 'acceptedAnswer',
    inFile: 2,
    inDatabase: 1,
    inLossReport: 1,
    missing: 0,
  });
  expect(await w.falseCounters()).toEqual([]);
});

test('counts the fields that found no place', async () => {
  const path = w.file('fields.jsonl', [
    { ...small.community, id: 'fields' },
    { ...small.ada, reputation: 12, badges: 0, location: '', website: 'https://example.org' },
    { ...small.bob, reputation: 5 },
  ]);
  const { run } = await w.import(path);
  expect(run.counts.unplaced).toEqual({ 'user.reputation': 2, 'user.website': 1 });
  expect(run.counts.lines).toEqual({ community: 1, user: 2 });
});

test('says in words what stops an import', async () => {
  await expect(w.import('/nowhere/at-all.jsonl')).rejects.toThrow('There is no file');
  const whole = w.file('whole.jsonl.gz', [
    { ...small.community, id: 'torn' },
    ...Array.from({ length: 400 }, (_, i) => ({ ...small.ada, id: `u${i}`, username: `n${i}` })),
  ]);
  const { readFileSync, writeFileSync } = await import('node:fs');
  const torn = whole.replace('whole', 'torn');
  writeFileSync(torn, readFileSync(whole).subarray(0, -40));
  await expect(w.import(torn)).rejects.toThrow('is damaged');
  await expect(
    w.row(`select 1 from import_records where source = 'torn'`),
  ).resolves.toBeUndefined();
});

test('finds a row that went missing after the import', async () => {
  const path = w.file('gone.jsonl', [{ ...small.community, id: 'gone' }, ...smallFile.slice(1)]);
  await w.import(path);
  await w.db.rows(
    `with answer as (select target_id as id from import_records
       where source = 'gone' and type = 'post'),
     unsolved as (update threads set answer_post_id = null, answer_chosen_at = null
       where answer_post_id = (select id from answer))
     delete from posts where id = (select id from answer)`,
  );
  const comparison = await w.verify(path);
  expect(comparison.missing).toEqual([expect.objectContaining({ line: 6, sourceId: 'p1' })]);
});
