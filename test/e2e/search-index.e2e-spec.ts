import { IndexVerification, isTrue, Reindexing } from '@parvis/search';
import type { MemberRow, RoomRow } from '../support/factories.js';
import { type World, world } from '../support/world.js';

const FIND = `query ($text: String!, $type: SearchType!) {
  search(text: $text, type: $type) {
    total hits { nodes { thread { id } post { id } member { handle } tag { slug } } }
  }
}`;
const ASK = `mutation ($input: ThreadCreateInput!) {
  threadCreate(input: $input) { thread { id number opening { id } } }
}`;
const REPLY = `mutation ($threadId: ID!, $body: String!) {
  postCreate(threadId: $threadId, input: { bodyMarkdown: $body }) { post { id } }
}`;
const EDIT = `mutation ($id: ID!, $input: PostUpdateInput!) { postUpdate(id: $id, input: $input) { post { id } } }`;

let w: World;
let ada: MemberRow;
let staff: MemberRow;
let room: RoomRow;

beforeAll(async () => {
  w = await world();
  [ada, staff] = [await w.member('ada'), await w.member('staff', 'admin')];
  room = await w.room('help');
});
afterAll(() => w.close());

const service = <T>(type: abstract new (...args: never[]) => T): T =>
  w.app.nest.get<T>(type as never, { strict: false });
const untrue = async () =>
  (await service(IndexVerification).differences()).filter((difference) => !isTrue(difference));

async function found(text: string, type = 'threads'): Promise<string[]> {
  const { search } = await w.anonymous.run(FIND, { text, type });
  return search.hits.nodes.map((hit: any) =>
    type === 'members' ? hit.member.handle : type === 'tags' ? hit.tag.slug : hit.thread.id,
  );
}

async function ask(title: string, body: string): Promise<{ id: string; opening: { id: string } }> {
  const input = {
    roomId: room.id,
    kind: 'question',
    title,
    bodyMarkdown: body,
    isNotDuplicate: true,
  };
  const { threadCreate } = await w.as(ada).run(ASK, { input });
  await w.drain();
  return threadCreate.thread;
}

describe('the search index', () => {
  it('takes over what stood before it came', async () => {
    const old = await w.thread(room, ada, { title: 'Flickering shadows on mobile phones' });
    await service(Reindexing).run();
    expect(await untrue()).toEqual([]);
    expect(await found('flickering shadow')).toEqual([old.id]);
  });

  it('follows what is asked, replied and edited', async () => {
    const thread = await ask('Where is the quokka sanctuary?', 'I saw a **wombat** there.');
    expect(await found('quokka')).toEqual([thread.id]);
    expect(await found('wombat')).toEqual([thread.id]);
    await w.as(staff).run(REPLY, { threadId: thread.id, body: 'Take the ferry to Rottnest.' });
    await w.drain();
    expect(await found('rottnest ferry')).toEqual([thread.id]);
    const input = { bodyMarkdown: 'I saw a platypus there.', reason: 'Wrong animal' };
    await w.as(ada).run(EDIT, { id: thread.opening.id, input });
    await w.drain();
    expect(await found('platypus')).toEqual([thread.id]);
    expect(await found('wombat')).toEqual([]);
    expect(await untrue()).toEqual([]);
  });

  it('has no word of what was withdrawn, and all of what was restored', async () => {
    const thread = await ask('An axolotl in the basement', 'It smiles.');
    const withdraw = `mutation ($id: ID!) { threadWithdraw(id: $id) { thread { id } } }`;
    await w.as(ada).run(withdraw, { id: thread.id });
    expect(await found('axolotl')).toEqual([]);
    await w.drain();
    expect(await untrue()).toEqual([]);
    expect(
      await w.db.rows(`select 1 from search_words where word = 'axolotl' and documents > 0`),
    ).toEqual([]);
    await w.as(ada).run(withdraw.replace('Withdraw', 'Restore'), { id: thread.id });
    await w.drain();
    expect(await found('axolotl')).toEqual([thread.id]);
  });

  it('moves the words of a room that closes out of reach', async () => {
    const closing = await w.room('closing');
    await w.thread(closing, ada, { title: 'The secret of the narwhal' });
    await service(Reindexing).run();
    expect(await found('narwhal')).toHaveLength(1);
    const close = `mutation ($id: ID!) {
      roomUpdate(id: $id, input: { visibility: private }) { room { id } }
    }`;
    await w.as(staff).run(close, { id: closing.id });
    expect(await found('narwhal')).toEqual([]);
    await w.drain();
    expect(await untrue()).toEqual([]);
    const scopes = await w.db.rows<{ scope: string }>(
      `select scope from search_words where word = 'narwhal' and documents > 0`,
    );
    expect(scopes).toEqual([{ scope: closing.id }]);
  });

  it('follows tags and members', async () => {
    const tag = await w.tag('Marsupials');
    await w.thread(room, ada, { title: 'Something else' });
    await service(Reindexing).run();
    expect(await found('marsupials', 'tags')).toEqual([tag.slug]);
    const rename = `mutation ($id: ID!) { tagUpdate(id: $id, input: { name: "Monotremes" }) { tag { slug } } }`;
    await w.as(staff).run(rename, { id: tag.id });
    await w.drain();
    expect(await found('monotremes', 'tags')).toHaveLength(1);
    expect(await found('ada', 'members')).toEqual(['ada']);
    expect(await untrue()).toEqual([]);
  });

  it('gives the same after any change is told twice and in any order', async () => {
    const thread = await ask('Counting numbats', 'Seven numbats.');
    const words = () =>
      w.db.rows(
        `select scope, word, documents from search_words where documents > 0 order by 1, 2`,
      );
    const before = await words();
    const rows = await w.db.rows<{ id: string }>('select id from posts where thread_id = $1', [
      thread.id,
    ]);
    for (const [kind, id] of [
      ['post', rows[0]!.id],
      ['thread', thread.id],
      ['thread', thread.id],
    ]) {
      await w.db.rows(
        `insert into search_changes (engine, kind, subject_id) values ('postgres', $1, $2)`,
        [kind, id],
      );
    }
    await w.db.tx(() =>
      w.db.rows(`select graphile_worker.add_job('search.follow', '{"engine":"postgres"}')`),
    );
    await w.drain();
    expect(await words()).toEqual(before);
    expect(await w.db.rows('select 1 from search_changes')).toEqual([]);
  });

  it('goes on where a rebuild was killed', async () => {
    const killed = new Error('killed');
    const seen: string[] = [];
    const stop = service(Reindexing).run(({ kind, done }) => {
      seen.push(`${kind} ${done}`);
      if (kind === 'thread' && done > 0) throw killed;
    });
    await expect(stop).rejects.toBe(killed);
    const again: string[] = [];
    await service(Reindexing).run(({ kind, done }) => again.push(`${kind} ${done}`));
    expect(again[0]).toBe(seen.at(-1));
    expect(again.some((step) => step.startsWith('tag'))).toBe(false);
    expect(await untrue()).toEqual([]);
  });

  it('counts what is missing, outdated and too many', async () => {
    await service(Reindexing).run();
    const [thread] = await w.db.rows<{ id: string }>('select id from search_threads limit 1');
    await w.db.rows('delete from search_posts where thread_id = $1', [thread!.id]);
    await w.db.rows(`update threads set title = title || '!' where id = $1`, [thread!.id]);
    await w.db.rows('update search_members set id = gen_random_uuid() where fingerprint <> $1', [
      '',
    ]);
    const members = (await w.db.rows('select 1 from members')).length;
    const counted = Object.fromEntries((await untrue()).map((one) => [one.kind, one]));
    expect(counted.thread).toMatchObject({ missing: 0, outdated: 1, tooMany: 0 });
    expect(counted.member).toMatchObject({ missing: members, tooMany: members });
    expect(counted.post!.missing).toBeGreaterThan(0);
    await service(Reindexing).run();
    expect(await untrue()).toEqual([]);
  });
});
