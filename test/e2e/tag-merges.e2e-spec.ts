import type { MemberRow, RoomRow } from '../support/factories.js';
import { expectFeedbackTrue } from '../support/feedback-counters.js';
import { type World, world } from '../support/world.js';

const MERGE = `mutation Merge($id: ID!, $intoId: ID!) {
  tagMerge(id: $id, intoId: $intoId) { tag { id name threadCount synonyms { name } } }
}`;
const FOLLOW = `mutation Follow($id: ID!, $level: SubscriptionLevel) {
  tagFollow(id: $id, level: $level) { tag { viewerIsFollowing viewerSubscription } }
}`;
const TAG = `query Tag($slug: String!) {
  tag(slug: $slug) { id threadCount viewerIsFollowing viewerSubscription }
}`;
const THREADS = 'query($slug: String!) { threads(tagSlug: $slug) { nodes { id tags { id } } } }';

let w: World;
let staff: MemberRow;
let ada: MemberRow;
let room: RoomRow;
let serial = 0;

beforeAll(async () => {
  w = await world();
  staff = await w.member('staff', 'moderator');
  ada = await w.member('ada');
  room = await w.room();
});
afterAll(async () => {
  await expectFeedbackTrue(w);
  await w.close();
});

const tag = () => w.tag(`tag ${++serial}`);
const merge = async (id: string, intoId: string) =>
  (await w.as(staff).run(MERGE, { id, intoId })).tagMerge.tag;
const threadWith = async (tags: { id: string }[]) => {
  const thread = await w.thread(room, ada);
  const names = await w.db.rows<{ name: string }>('select name from tags where id = any($1)', [
    tags.map(({ id }) => id),
  ]);
  await w
    .as(ada)
    .run(
      'mutation($id: ID!, $tags: [String!]!) { threadRetag(id: $id, tags: $tags) { thread { id } } }',
      {
        id: thread.id,
        tags: names.map(({ name }) => name),
      },
    );
  return thread;
};
const levelOf = async (who: MemberRow, slug: string) =>
  (await w.as(who).run(TAG, { slug })).tag.viewerSubscription;

describe('merging tags', () => {
  it('moves threads, each once, and counts them', async () => {
    const [from, into] = [await tag(), await tag()];
    const threads = [
      await threadWith([from]),
      await threadWith([into]),
      await threadWith([from, into]),
    ];
    expect(await merge(from.id, into.id)).toMatchObject({ id: into.id, threadCount: 3 });
    const { threads: found } = await w.anonymous.run(THREADS, { slug: into.slug });
    expect(found.nodes.map(({ id }: { id: string }) => id).sort()).toEqual(
      threads.map(({ id }) => id).sort(),
    );
    for (const node of found.nodes) expect(node.tags).toEqual([{ id: into.id }]);
    expect(await w.events('tag.merged')).toContainEqual(
      expect.objectContaining({ tagId: from.id, intoId: into.id }),
    );
  });

  it('carries followers, and keeps the higher of two levels', async () => {
    const [from, into] = [await tag(), await tag()];
    const cases: [string | null, string | null, string | null][] = [
      ['watching', null, 'watching'],
      ['muted', null, 'muted'],
      [null, 'tracking', 'tracking'],
      ['watching', 'muted', 'watching'],
      ['normal', 'tracking', 'tracking'],
      ['tracking', 'normal', 'tracking'],
      ['muted', 'watching', 'watching'],
      [null, null, null],
    ];
    const members = await Promise.all(cases.map(() => w.member()));
    for (const [i, [before, other]] of cases.entries()) {
      const member = w.as(members[i]!);
      if (before) await member.run(FOLLOW, { id: from.id, level: before });
      if (other) await member.run(FOLLOW, { id: into.id, level: other });
    }
    await merge(from.id, into.id);
    const levels = await Promise.all(members.map((member) => levelOf(member, into.slug)));
    expect(levels).toEqual(cases.map(([, , after]) => after));
    expect(await w.db.rows('select 1 from subscriptions where tag_id = $1', [from.id])).toEqual([]);
  });

  it('leaves the old word as a synonym whose address leads on, without chains', async () => {
    const [one, two, three] = [await tag(), await tag(), await tag()];
    await merge(one.id, two.id);
    const last = await merge(two.id, three.id);
    expect(last.synonyms).toHaveLength(2);
    for (const { slug } of [one, two]) {
      expect((await w.anonymous.run(TAG, { slug })).tag.id).toBe(three.id);
    }
    const chains = await w.db.rows(
      `select 1 from tags synonym join tags main on main.id = synonym.synonym_of_id
       where main.synonym_of_id is not null`,
    );
    expect(chains).toEqual([]);
  });

  it('refuses a tag with itself, with a synonym, and those who are not staff', async () => {
    const [from, into, gone] = [await tag(), await tag(), await tag()];
    await merge(gone.id, into.id);
    const refused = (who: MemberRow | null, id: string, intoId: string) =>
      w.as(who).refusal(MERGE, { id, intoId });
    expect(await refused(staff, from.id, from.id)).toMatchObject({
      fields: { intoId: 'same_tag' },
    });
    expect(await refused(staff, gone.id, from.id)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refused(staff, from.id, gone.id)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refused(staff, 'x', from.id)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refused(ada, from.id, into.id)).toMatchObject({ reason: 'staff_only' });
    expect(await refused(null, from.id, into.id)).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('stays exact while threads are tagged, in a ring of merges at once', async () => {
    const tags = [await tag(), await tag(), await tag(), await tag()];
    const asking = Array.from({ length: 40 }, (_, i) =>
      threadWith([tags[i % 4]!, tags[(i + 1) % 4]!]),
    );
    const merging = [0, 1, 2, 3].map((i) =>
      w.as(staff).both(MERGE, { id: tags[i]!.id, intoId: tags[(i + 1) % 4]!.id }),
    );
    const threads = await Promise.all(asking);
    await Promise.all(merging);
    await expectFeedbackTrue(w);
    const onSynonyms = await w.db.rows(
      `select 1 from thread_tags tt join tags tag on tag.id = tt.tag_id
       where tag.synonym_of_id is not null and tt.thread_id = any($1)`,
      [threads.map(({ id }) => id)],
    );
    expect(onSynonyms).toEqual([]);
  });
});
