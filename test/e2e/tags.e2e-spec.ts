import type { MemberRow, RoomRow } from '../support/factories.js';
import { expectFeedbackTrue } from '../support/feedback-counters.js';
import { type World, world } from '../support/world.js';

const CREATE = `mutation Create($input: TagInput!) {
  tagCreate(input: $input) {
    tag { id slug name descriptionMarkdown descriptionHtml isListed threadCount group { name } }
  }
}`;
const UPDATE = `mutation Update($id: ID!, $input: TagInput!) {
  tagUpdate(id: $id, input: $input) { tag { id slug name isListed synonyms { name slug } } }
}`;
const SYNONYM_ADD = `mutation Add($id: ID!, $name: String!) {
  tagSynonymAdd(id: $id, name: $name) { tag { synonyms { id name slug } } }
}`;
const SYNONYM_REMOVE = `mutation Remove($id: ID!, $synonymId: ID!) {
  tagSynonymRemove(id: $id, synonymId: $synonymId) { tag { synonyms { name } } }
}`;
const TAG = `query Tag($slug: String!) {
  tag(slug: $slug) { id slug name threadCount synonyms { name } relatedTags { name } viewerCanEdit }
}`;
const LIST = `query List($groupId: ID, $prefix: String, $order: TagOrder, $first: Int, $after: String) {
  tags(groupId: $groupId, prefix: $prefix, order: $order, first: $first, after: $after) {
    nodes { id name slug threadCount } pageInfo { hasNextPage endCursor }
  }
}`;
const SUGGEST = 'query Suggest($prefix: String!) { tagSuggest(prefix: $prefix) { name } }';
const ASK = `mutation Ask($input: ThreadCreateInput!) {
  threadCreate(input: $input) { thread { id number tags { id name slug } } }
}`;
const RETAG = `mutation Retag($id: ID!, $tags: [String!]!) {
  threadRetag(id: $id, tags: $tags) { thread { id tags { name } } }
}`;
const GROUPS = 'query Groups { tagGroups { id name slug tags { nodes { name } } } }';
const GROUP_CREATE = `mutation Create($name: String!) {
  tagGroupCreate(name: $name) { group { id name slug position } }
}`;

let w: World;
let admin: MemberRow;
let staff: MemberRow;
let ada: MemberRow;
let bob: MemberRow;
let room: RoomRow;
let serial = 0;

beforeAll(async () => {
  w = await world();
  admin = await w.member('admin', 'admin');
  staff = await w.member('staff', 'moderator');
});
beforeEach(async () => {
  [ada, bob] = [await w.member(), await w.member()];
  room = await w.room();
});
afterAll(async () => {
  await expectFeedbackTrue(w);
  await w.close();
});

/** A word that no other test uses. */
const word = (stem = 'word') => `${stem} ${++serial}`;
const create = async (name: string, input = {}) =>
  (await w.as(staff).run(CREATE, { input: { name, ...input } })).tagCreate.tag;
const ask = async (who: MemberRow, tags: string[], into = room) =>
  (
    await w.as(who).run(ASK, {
      input: {
        roomId: into.id,
        kind: 'question',
        title: `Question ${++serial}`,
        bodyMarkdown: `Body ${serial}`,
        tags,
      },
    })
  ).threadCreate.thread;
const tag = async (slug: string, who: MemberRow | null = null) =>
  (await w.as(who).run(TAG, { slug })).tag;
const list = async (variables: Record<string, unknown>, who: MemberRow | null = null) =>
  (await w.as(who).run(LIST, variables)).tags;
const names = (tags: { name: string }[]) => tags.map(({ name }) => name);
const setting = (key: string, value: string | null) =>
  w
    .as(admin)
    .run(
      'mutation($k: ID!, $v: String) { settingUpdate(key: $k, value: $v) { setting { value } } }',
      {
        k: key,
        v: value,
      },
    );

describe('tags of a new thread', () => {
  it('are made of new words and found again whatever the capitals and the #', async () => {
    const fresh = word('Éclair');
    const { tags } = await ask(ada, [fresh]);
    expect(tags).toMatchObject([{ name: fresh, slug: fresh.replace('É', 'e').replace(' ', '-') }]);
    const again = await ask(bob, [`#${fresh.toUpperCase()}`, fresh, ' ']);
    expect(again.tags).toEqual(tags);
    expect(await tag(tags[0].slug)).toMatchObject({ threadCount: 2, viewerCanEdit: false });
    expect(await w.events('tag.created')).toContainEqual({ tagId: tags[0].id, name: fresh });
  });

  it('give names that fold to one word different addresses', async () => {
    const stem = `lang${++serial}`;
    const { tags } = await ask(ada, [stem, `${stem}++`, `${stem}#`]);
    expect(tags.map(({ slug }: { slug: string }) => slug)).toEqual([
      stem,
      `${stem}-2`,
      `${stem}-3`,
    ]);
  });

  it('are five at most, and well formed', async () => {
    const refused = (tags: string[]) =>
      w.as(ada).refusal(ASK, {
        input: { roomId: room.id, kind: 'question', title: 'T', bodyMarkdown: 'B', tags },
      });
    expect(await refused(['a1', 'a2', 'a3', 'a4', 'a5', 'a6'])).toMatchObject({
      code: 'INVALID',
      fields: { tags: 'too_many' },
      params: { max: 5 },
    });
    expect(await refused(Array.from({ length: 5_000 }, (_, i) => `${i}`))).toMatchObject({
      fields: { tags: 'too_many' },
    });
    const wrong: [string, string][] = [
      ['x'.repeat(400), 'too_long'],
      ['a\0b', 'text_has_nul'],
      ['a\ud800', 'text_malformed'],
      ['a\u202eb', 'text_has_bidi'],
      ['a, b', 'tag_has_comma'],
      [`z${'\u0301'.repeat(50)}`, 'text_has_marks'],
    ];
    for (const [text, reason] of wrong) {
      expect(await refused([text])).toMatchObject({ code: 'INVALID', fields: { tags: reason } });
    }
  });

  it('are only those of staff where tags are curated', async () => {
    const known = word('curated');
    await create(known);
    await setting('tags.policy', 'curated');
    try {
      expect((await ask(ada, [known])).tags).toMatchObject([{ name: known }]);
      const fresh = word('fresh');
      const refusal = await w.as(ada).refusal(ASK, {
        input: { roomId: room.id, kind: 'question', title: 'T', bodyMarkdown: 'B', tags: [fresh] },
      });
      expect(refusal).toMatchObject({ fields: { tags: 'tag_unknown' }, params: { tag: fresh } });
      expect((await ask(staff, [fresh])).tags).toMatchObject([{ name: fresh }]);
    } finally {
      await setting('tags.policy', null);
    }
  });

  it('are made once by many writers of the same words at the same moment', async () => {
    const words = [word('race'), word('race'), word('race')];
    const crowd = await Promise.all(Array.from({ length: 30 }, () => w.member()));
    await Promise.all(crowd.map((member, i) => ask(member, i % 2 ? words : [...words].reverse())));
    for (const name of words) {
      expect((await tag(name.replace(' ', '-'))).threadCount).toBe(crowd.length);
    }
  });
});

describe('retagging a thread', () => {
  it('replaces the tags and moves the counts', async () => {
    const [old, kept, fresh] = [word('old'), word('kept'), word('fresh')];
    const { id } = await ask(ada, [old, kept]);
    const { threadRetag } = await w.as(ada).run(RETAG, { id, tags: [fresh, kept] });
    expect(names(threadRetag.thread.tags).sort()).toEqual([fresh, kept].sort());
    expect(await tag(fresh.replace(' ', '-'))).toMatchObject({ threadCount: 1 });
    expect(await tag(old.replace(' ', '-'))).toBeNull();
    expect((await w.events('thread.retagged')).at(-1)).toMatchObject({ threadId: id });
  });

  it('is for the author and moderators', async () => {
    const { id } = await ask(ada, []);
    const refused = await w.as(bob).refusal(RETAG, { id, tags: ['x'] });
    expect(refused).toMatchObject({ code: 'FORBIDDEN', reason: 'not_author' });
    expect((await w.anonymous.refusal(RETAG, { id, tags: [] })).code).toBe('UNAUTHENTICATED');
    await w.as(staff).run(RETAG, { id, tags: [word()] });
  });

  it('leaves exact counts after many at once', async () => {
    const words = Array.from({ length: 6 }, () => word('mix'));
    const threads = await Promise.all(Array.from({ length: 10 }, () => ask(ada, [words[0]!])));
    await Promise.all(
      Array.from({ length: 100 }, (_, i) =>
        w.as(ada).run(RETAG, {
          id: threads[i % 10].id,
          tags: [words[i % 6], words[(i * 5 + 1) % 6]],
        }),
      ),
    );
    await expectFeedbackTrue(w);
  });

  it('follows a thread that is withdrawn and comes back', async () => {
    const name = word('tide');
    const { id } = await ask(ada, [name]);
    await w.as(ada).run('mutation($id: ID!) { threadWithdraw(id: $id) { thread { id } } }', { id });
    expect(await tag(name.replace(' ', '-'), bob)).toBeNull();
    expect(await tag(name.replace(' ', '-'), staff)).toMatchObject({ threadCount: 0 });
    await w.as(ada).run('mutation($id: ID!) { threadRestore(id: $id) { thread { id } } }', { id });
    expect(await tag(name.replace(' ', '-'))).toMatchObject({ threadCount: 1 });
  });
});

describe('curation', () => {
  it('makes tags with a page in Markdown and a group', async () => {
    const { tagGroupCreate } = await w.as(staff).run(GROUP_CREATE, { name: word('Group') });
    const made = await create(word('paged'), {
      descriptionMarkdown: '# About\n\n**bold** <script>alert(1)</script>',
      groupId: tagGroupCreate.group.id,
    });
    expect(made).toMatchObject({
      isListed: true,
      threadCount: 0,
      group: { name: tagGroupCreate.group.name },
    });
    expect(made.descriptionHtml).toContain('<strong>bold</strong>');
    expect(made.descriptionHtml).not.toContain('<script');
    expect(await tag(made.slug)).toMatchObject({ id: made.id });
  });

  it('refuses names that are taken, empty or too long, and foreign groups', async () => {
    const name = word('Taken');
    await create(name);
    const refused = (input: object) => w.as(staff).refusal(CREATE, { input });
    expect(await refused({ name: name.toUpperCase() })).toMatchObject({
      fields: { name: 'taken' },
    });
    expect(await refused({})).toMatchObject({ fields: { name: 'required' } });
    expect(await refused({ name: '##' })).toMatchObject({ fields: { name: 'required' } });
    expect(
      await refused({ name: 'x'.repeat(400), descriptionMarkdown: 'y'.repeat(50_000) }),
    ).toMatchObject({
      fields: { name: 'too_long', descriptionMarkdown: 'too_long' },
    });
    expect(await refused({ name: word(), groupId: room.id })).toMatchObject({
      fields: { groupId: 'tag_group_not_found' },
    });
  });

  it('is for staff alone', async () => {
    const made = await create(word());
    for (const who of [null, ada]) {
      const code = who ? 'FORBIDDEN' : 'UNAUTHENTICATED';
      const as = w.as(who);
      expect(await as.refusal(CREATE, { input: { name: word() } })).toMatchObject({ code });
      expect(await as.refusal(UPDATE, { id: made.id, input: { name: word() } })).toMatchObject({
        code,
      });
      expect(await as.refusal(SYNONYM_ADD, { id: made.id, name: word() })).toMatchObject({ code });
      expect(await as.refusal(GROUP_CREATE, { name: word() })).toMatchObject({ code });
    }
  });

  it('leaves the old name as a synonym when a tag is renamed, and takes it back', async () => {
    const [before, after] = [word('before'), word('after')];
    const { id, slug } = await create(before);
    const rename = async (name: string) =>
      (await w.as(staff).run(UPDATE, { id, input: { name } })).tagUpdate.tag;
    expect(await rename(after)).toMatchObject({
      name: after,
      slug: after.replace(' ', '-'),
      synonyms: [{ name: before, slug }],
    });
    expect(await tag(slug)).toMatchObject({ id, name: after });
    expect((await ask(ada, [before])).tags).toMatchObject([{ id, name: after }]);
    expect(await rename(before)).toMatchObject({ slug, synonyms: [{ name: after }] });
    expect(await rename(before.toUpperCase())).toMatchObject({ slug, synonyms: [{ name: after }] });
  });

  it('points synonyms to one main tag, never to each other', async () => {
    const main = await create(word('main'));
    const synonym = word('synonym');
    const { tagSynonymAdd } = await w.as(staff).run(SYNONYM_ADD, { id: main.id, name: synonym });
    expect(tagSynonymAdd.tag.synonyms).toMatchObject([{ name: synonym }]);
    const [{ id: synonymId, slug }] = tagSynonymAdd.tag.synonyms;
    expect((await ask(ada, [synonym])).tags).toMatchObject([{ id: main.id }]);
    expect(await tag(slug)).toMatchObject({ id: main.id });
    const onSynonym = await w.as(staff).refusal(SYNONYM_ADD, { id: synonymId, name: word() });
    expect(onSynonym).toMatchObject({ code: 'NOT_FOUND', reason: 'tag_not_found' });
    const taken = await w.as(staff).refusal(SYNONYM_ADD, { id: main.id, name: main.name });
    expect(taken).toMatchObject({ fields: { name: 'taken' } });
    const { tagSynonymRemove } = await w.as(staff).run(SYNONYM_REMOVE, { id: main.id, synonymId });
    expect(tagSynonymRemove.tag.synonyms).toEqual([]);
    expect(await tag(slug)).toBeNull();
  });

  it('orders groups, renames them and dissolves them without losing a tag', async () => {
    const make = async () =>
      (await w.as(staff).run(GROUP_CREATE, { name: word('Range') })).tagGroupCreate.group;
    const [one, two] = [await make(), await make()];
    const made = await create(word('grouped'), { groupId: one.id });
    expect((await list({ groupId: one.id })).nodes).toMatchObject([{ id: made.id }]);
    await w
      .as(staff)
      .run('mutation($ids: [ID!]!) { tagGroupsReorder(ids: $ids) { groups { id } } }', {
        ids: [two.id, one.id],
      });
    const { tagGroups } = await w.anonymous.run(GROUPS);
    const order = tagGroups.map(({ id }: { id: string }) => id);
    expect(order.indexOf(two.id)).toBeLessThan(order.indexOf(one.id));
    await w
      .as(staff)
      .run(
        'mutation($id: ID!, $name: String!) { tagGroupUpdate(id: $id, name: $name) { group { name } } }',
        { id: one.id, name: 'Renamed' },
      );
    const gone = 'mutation($id: ID!) { tagGroupDelete(id: $id) { groups { id } } }';
    await w.as(staff).run(gone, { id: one.id });
    expect(await w.as(staff).refusal(gone, { id: one.id })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await tag(made.slug)).toMatchObject({ id: made.id });
  });
});

describe('lists of tags', () => {
  it('come by use and by name, in pages that lose nothing', async () => {
    const stem = `page${++serial}`;
    const words = Array.from({ length: 7 }, (_, i) => `${stem} ${String.fromCharCode(103 - i)}`);
    for (const name of words) await create(name);
    await ask(ada, [words[3]!]);
    await ask(ada, [words[3]!, words[1]!]);
    const all = async (order: string) => {
      const found: string[] = [];
      let after: string | null = null;
      do {
        const page = await list({ prefix: stem.toUpperCase(), order, first: 2, after });
        found.push(...names(page.nodes));
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after);
      return found;
    };
    expect(await all('name')).toEqual([...words].sort());
    const byUse = await all('use');
    expect(byUse.slice(0, 2)).toEqual([words[3], words[1]]);
    expect([...byUse].sort()).toEqual([...words].sort());
  });

  it('take no wildcards, no foreign cursor and no impossible size', async () => {
    await create(word('plain'));
    for (const prefix of ['%', '_', '\\', 'pla%n']) {
      expect((await list({ prefix })).nodes).toEqual([]);
    }
    expect((await w.anonymous.refusal(LIST, { prefix: '\0' })).code).toBe('INVALID');
    const { pageInfo } = await list({ order: 'name', first: 1 });
    const carried = await w.anonymous.refusal(LIST, { order: 'use', after: pageInfo.endCursor });
    expect(carried).toMatchObject({ reason: 'cursor_invalid' });
    for (const first of [0, -1, 101]) {
      expect((await w.anonymous.refusal(LIST, { first })).reason).toBe('first_out_of_range');
    }
    expect((await w.anonymous.refusal(LIST, { groupId: 'x' })).code).toBe('NOT_FOUND');
  });

  it('suggest by the first letters of a name, folded, or of a synonym', async () => {
    const made = await create(word('Ünïque'));
    await w.as(staff).run(SYNONYM_ADD, { id: made.id, name: word('singular') });
    const suggest = async (prefix: string) =>
      names((await w.anonymous.run(SUGGEST, { prefix })).tagSuggest);
    expect(await suggest('#Ünï')).toEqual([made.name]);
    expect(await suggest('uniq')).toEqual([made.name]);
    expect(await suggest('SINGUL')).toEqual([made.name]);
    expect(await suggest(' ')).toEqual([]);
    expect(await suggest('x'.repeat(10_000))).toEqual([]);
  });

  it('name what is used together in public', async () => {
    const [one, two, three] = [word('rel'), word('rel'), word('rel')];
    await ask(ada, [one, two]);
    await ask(ada, [one, two, three]);
    expect(names((await tag(one.replace(' ', '-'))).relatedTags)).toEqual([two, three]);
  });

  it('give every thread of a page its tags within the statement of the page', async () => {
    const shared = word('shared');
    for (let i = 0; i < 6; i++) await ask(ada, [shared, word()]);
    const count = (fields: string) =>
      w.statements(() =>
        w.anonymous.run(
          `query($roomId: ID!) { threads(roomId: $roomId) { nodes { id ${fields} } } }`,
          { roomId: room.id },
        ),
      );
    const plain = await count('');
    expect(await count('tags { name threadCount }')).toBe(plain);
  });
});
