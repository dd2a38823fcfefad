import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { ImportProgress } from '@parvis/importer';
import { ImportWorld, small } from './import-world.js';

let w: ImportWorld;
beforeAll(async () => {
  w = await ImportWorld.open();
});
afterAll(() => w?.close());

const community = (id: string, threads: number): object[] => [
  { ...small.community, id },
  small.room,
  { type: 'tagGroup', name: `Care of ${id}` },
  { type: 'tag', name: `descaling ${id}`, group: `Care of ${id}` },
  { type: 'tag', name: `chalk ${id}`, synonymOf: `descaling ${id}` },
  { ...small.ada, username: `ada-${id}` },
  { ...small.bob, username: `bob-${id}` },
  ...Array.from({ length: threads }, (_, t) => [
    { ...small.thread, id: `t${t}`, tags: [`chalk ${id}`], title: `Thread ${t}` },
    ...Array.from({ length: 10 }, (_, p) => ({
      ...small.reply,
      id: `p${t}-${p}`,
      threadId: `t${t}`,
      replyTo: p > 0 ? `p${t}-${p - 1}` : null,
      accepted: p === 3,
      createdAt: `2017-06-${10 + p}T00:00:00Z`,
      bodyMarkdown: `[quote="ada-${id}, post:1, topic:${t}"]It drips.[/quote]\nReply ${p} of ${t}`,
    })),
  ]).flat(),
];

/** What a community became, without the ids and numbers that differ from one to the next. */
async function picture(source: string): Promise<unknown> {
  const { picture } = await w.row(
    `select jsonb_build_object(
       'threads', (select jsonb_agg(jsonb_build_array(r.source_id, t.title, t.kind, t.reply_count,
           t.participant_count, t.last_number, t.last_post_at, t.answer_chosen_at,
           (select replace(string_agg(tag.name, ','), $1, '') from thread_tags tt
            join tags tag on tag.id = tt.tag_id where tt.thread_id = t.id)) order by r.source_id)
         from import_records r join threads t on t.id = r.target_id
         where r.source = $1 and r.type = 'thread'),
       'posts', (select jsonb_agg(jsonb_build_array(r.source_id, p.number, target.number,
           replace(regexp_replace(p.body_markdown, '/t/\\d+', '/t/N'), $1, ''),
           p.reaction_counts, p.created_at) order by r.source_id)
         from import_records r join posts p on p.id = r.target_id
         left join posts target on target.id = p.reply_to_id
         where r.source = $1 and r.type = 'post'),
       'members', (select jsonb_agg(jsonb_build_array(r.source_id, replace(m.handle, $1, ''),
           m.post_count, m.answer_count) order by r.source_id)
         from import_records r join members m on m.id = r.target_id
         where r.source = $1 and r.type = 'user')) as picture`,
    [source],
  );
  return picture;
}

const everything = () =>
  w.row(
    `select (select count(*)::int from members) as members, (select count(*)::int from posts) as posts,
            (select count(*)::int from threads) as threads, (select count(*)::int from rooms) as rooms,
            (select count(*)::int from tags) as tags, (select count(*)::int from events) as events,
            (select count(*)::int from imports) as imports,
            (select count(*)::int from previous_paths) as paths`,
  );

test('changes nothing when the same file comes again', async () => {
  const path = w.file('same.jsonl', community('same', 3) as Record<string, unknown>[]);
  expect((await w.import(path)).began).toBe('new');
  const before = await everything();
  expect((await w.import(path)).began).toBe('unchanged');
  expect(await everything()).toEqual(before);
});

test('changes nothing when another file says the same', async () => {
  const lines = community('repacked', 3) as Record<string, unknown>[];
  await w.import(w.file('repacked.jsonl', lines));
  const before = await everything();
  const { run } = await w.import(w.file('repacked.jsonl.gz', lines));
  const { imports, events, ...rest } = await everything();
  expect(rest).toEqual({ ...before, imports: undefined, events: undefined });
  expect(run.counts.known).toEqual({
    community: 1,
    room: 1,
    tagGroup: 1,
    tag: 2,
    user: 2,
    thread: 3,
    post: 30,
  });
});

test('brings in only what is new in a file that has grown, after what was said here since', async () => {
  const lines = community('grown', 1) as Record<string, unknown>[];
  const path = w.file('grown.jsonl', lines);
  await w.import(path);
  await w.db.rows(
    `update posts set body_markdown = 'edited here' where id =
       (select target_id from import_records where source = 'grown' and source_id = 'p0-0')`,
  );
  const late = { ...small.reply, threadId: 't0', accepted: false };
  appendFileSync(
    path,
    `${JSON.stringify({ ...late, id: 'late', createdAt: '2016-01-01', replyTo: 'p0-2' })}\n`,
  );
  await w.import(path);
  const { number, replyTo, last } = await w.row(
    `select p.number, target.number as "replyTo", t.last_number as last from import_records r
     join posts p on p.id = r.target_id join threads t on t.id = p.thread_id
     join posts target on target.id = p.reply_to_id
     where r.source = 'grown' and r.source_id = 'late'`,
  );
  expect([number, replyTo, last]).toEqual([12, 4, 12]);
  const { body } = await w.row(
    `select body_markdown as body from posts where id =
       (select target_id from import_records where source = 'grown' and source_id = 'p0-0')`,
  );
  expect(body).toBe('edited here');
  expect(await w.falseCounters()).toEqual([]);
});

test('goes on after a crash at any moment, and ends as if there had been none', async () => {
  const steps: ImportProgress[] = [];
  const whole = w.file('whole.jsonl', community('whole', 38) as Record<string, unknown>[]);
  await w.import(whole, {}, (step) => steps.push(step));
  const expected = await picture('whole');
  expect(steps.map((step) => step.phase)).toEqual(
    expect.arrayContaining(['reading', 'arranging', 'writing', 'settling']),
  );
  for (let crash = 0; crash < steps.length; crash++) {
    const source = `crash${crash}x`;
    const path = w.file(`${source}.jsonl`, community(source, 38) as Record<string, unknown>[]);
    let step = 0;
    const crashing = w.import(path, {}, () => {
      if (step++ === crash) throw new Error('killed');
    });
    await expect(crashing).rejects.toThrow('killed');
    expect((await w.import(path)).began).toBe('resumed');
    expect(await picture(source)).toEqual(expected);
  }
  expect(await w.falseCounters()).toEqual([]);
  const left = await w.row('select count(*)::int as lines from import_lines');
  expect(left.lines).toBe(0);
}, 120_000);

test('takes over from an import that was given up for a corrected file', async () => {
  const lines = community('mended', 38) as Record<string, unknown>[];
  const path = w.file('mended.jsonl', lines);
  const crash = w.import(path, {}, ({ phase, done }) => {
    if (phase === 'writing' && done > 100) throw new Error('killed');
  });
  await expect(crash).rejects.toThrow('killed');
  const text = readFileSync(path, 'utf8');
  const mended = w.file('mended.jsonl.gz', []);
  writeFileSync(mended, gzipSync(`${text}${JSON.stringify({ ...small.room, id: 'r2' })}\n`));
  expect((await w.import(mended)).began).toBe('new');
  const comparison = await w.verify(mended);
  expect(comparison.missing).toEqual([]);
  expect(comparison.counts).toContainEqual(
    expect.objectContaining({ type: 'acceptedAnswer', inFile: 38, inDatabase: 38 }),
  );
  expect(await w.falseCounters()).toEqual([]);
  // The file that was given up is no finished one: asked for again, it is looked through.
  expect((await w.import(path)).began).toBe('new');
  expect((await w.verify(path)).missing).toEqual([]);
}, 60_000);

test('lets one import run at a time', async () => {
  const path = w.file('first.jsonl', community('first', 20) as Record<string, unknown>[]);
  let second: Promise<unknown> | undefined;
  await w.import(path, {}, () => {
    second ??= w.import(path).catch((error: Error) => error.message);
  });
  expect(await second).toContain('Another import is running');
});
