import { RoomMembersService, TagsRepository, tagPolicy } from '@parvis/forum';
import { Sessions } from '@parvis/identity';
import { ANONYMOUS, type Viewer } from '@parvis/kernel';
import type { MemberRow, RoomRow } from '../support/factories.js';
import { expectFeedbackTrue } from '../support/feedback-counters.js';
import { type World, world } from '../support/world.js';

const ASK = `mutation Ask($input: ThreadCreateInput!) {
  threadCreate(input: $input) { thread { id number tags { id slug name threadCount } } }
}`;
const EVERYTHING = `query Everything($slug: String!, $prefix: String!) {
  tags(first: 100) { nodes { name slug threadCount relatedTags { name } synonyms { name slug } } }
  byName: tags(first: 100, order: name) { nodes { name } }
  tag(slug: $slug) { name threadCount }
  tagSuggest(prefix: $prefix) { name }
  tagGroups { tags(first: 100) { nodes { name } } }
  threads(tagSlug: $slug) { nodes { title tags { name } } }
}`;
const FOLLOW = 'mutation($id: ID!) { tagFollow(id: $id) { tag { id } } }';
const MERGE = `mutation Merge($id: ID!, $intoId: ID!) {
  tagMerge(id: $id, intoId: $intoId) { tag { id name threadCount synonyms { name } } }
}`;
const OPEN = `mutation Open($id: ID!, $visibility: RoomVisibility!) {
  roomUpdate(id: $id, input: { visibility: $visibility }) { room { visibility } }
}`;

let w: World;
let admin: MemberRow;
let staff: MemberRow;
let insider: MemberRow;
let outsider: MemberRow;
let open: RoomRow;
let closed: RoomRow;
let lounge: RoomRow;
let serial = 0;

beforeAll(async () => {
  w = await world();
  admin = await w.member('admin', 'admin');
  staff = await w.member('staff', 'moderator');
});
beforeEach(async () => {
  [insider, outsider] = [await w.member(), await w.member()];
  open = await w.room();
  closed = await w.room(undefined, { visibility: 'private' });
  lounge = await w.room(undefined, { visibility: 'members' });
  await w.roomMember(closed, insider);
});
afterAll(async () => {
  await expectFeedbackTrue(w);
  await w.close();
});

const canary = () => `canary ${++serial}`;
const slugOf = (name: string) => name.replace(/ /g, '-');
const ask = async (room: RoomRow, tags: string[], who = insider) =>
  (
    await w.as(who).run(ASK, {
      input: {
        roomId: room.id,
        kind: 'question',
        title: `Question ${++serial}`,
        bodyMarkdown: `Body ${serial}`,
        tags,
      },
    })
  ).threadCreate.thread;
/** All that tags say to somebody, as one text. */
const heard = async (who: MemberRow | null, name: string): Promise<string> =>
  JSON.stringify(await w.as(who).run(EVERYTHING, { slug: slugOf(name), prefix: 'canary' }));
const turn = (room: RoomRow, visibility: string) =>
  w.as(admin).run(OPEN, { id: room.id, visibility });

describe('a word used in a closed room alone', () => {
  it('is heard by its readers and staff, and by nobody else on any surface', async () => {
    const name = canary();
    const shared = `shared ${++serial}`;
    await ask(open, [shared]);
    const { tags } = await ask(closed, [name, shared]);
    expect(await heard(insider, name)).toContain(name);
    expect(await heard(staff, name)).toContain(name);
    expect(await heard(outsider, name)).not.toContain(name);
    expect(await heard(null, name)).not.toContain(name);
    const id = tags.find((tag: { name: string }) => tag.name === name).id;
    const follow = await w.as(outsider).refusal(FOLLOW, { id });
    expect(follow).toEqual(await w.as(outsider).refusal(FOLLOW, { id: open.id }));
  });

  it('adds nothing to a number that others see', async () => {
    const name = canary();
    await ask(open, [name]);
    await ask(closed, [name]);
    await ask(lounge, [name]);
    for (const who of [null, outsider, insider, staff]) {
      const { tag } = await w.as(who).run('query($s: String!) { tag(slug: $s) { threadCount } }', {
        s: slugOf(name),
      });
      expect(tag.threadCount).toBe(1);
    }
  });

  it('is heard by members when it is used in a room of members', async () => {
    const name = canary();
    await ask(lounge, [name]);
    expect(await heard(outsider, name)).toContain(name);
    expect(await heard(null, name)).not.toContain(name);
  });

  it('becomes known when a stranger says it in public himself, from that thread alone', async () => {
    const name = canary();
    const inside = await ask(closed, [name]);
    const outside = await ask(open, [name], outsider);
    expect(outside.tags[0].id).toBe(inside.tags[0].id);
    const { threads, tag } = JSON.parse(await heard(null, name));
    expect(threads.nodes).toHaveLength(1);
    expect(tag.threadCount).toBe(1);
  });

  it('follows its room, or its thread, into the open and back', async () => {
    const name = canary();
    const { id } = await ask(closed, [name]);
    await turn(closed, 'public');
    expect(JSON.parse(await heard(null, name)).tag).toEqual({ name, threadCount: 1 });
    await turn(closed, 'private');
    expect(await heard(null, name)).not.toContain(name);
    const move =
      'mutation($id: ID!, $to: ID!) { threadMove(id: $id, roomId: $to) { thread { id } } }';
    await w.as(staff).run(move, { id, to: open.id });
    expect(JSON.parse(await heard(null, name)).tag).toEqual({ name, threadCount: 1 });
    await w.as(staff).run(move, { id, to: closed.id });
    expect(await heard(outsider, name)).not.toContain(name);
  });

  it('stays unheard when it is merged into a public tag', async () => {
    const [name, main] = [canary(), `main ${++serial}`];
    const into = (await ask(open, [main])).tags[0];
    const from = (await ask(closed, [name])).tags[0];
    const { tagMerge } = await w.as(staff).run(MERGE, { id: from.id, intoId: into.id });
    expect(tagMerge.tag).toMatchObject({ threadCount: 1, synonyms: [{ name }] });
    for (const who of [null, outsider]) expect(await heard(who, name)).not.toContain(name);
    const { tag } = await w.anonymous.run('query($s: String!) { tag(slug: $s) { id } }', {
      s: slugOf(name),
    });
    expect(tag).toBeNull();
  });

  it("keeps its readers' rooms apart: one closed room says nothing of another", async () => {
    const name = canary();
    const other = await w.room(undefined, { visibility: 'private' });
    await w.roomMember(other, outsider);
    await ask(closed, [name]);
    expect(await heard(outsider, name)).not.toContain(name);
  });
});

describe('the rule for one tag and for many', () => {
  it('agree for every viewer and every kind of tag', async () => {
    const names = {
      open: canary(),
      closed: canary(),
      lounge: canary(),
      withdrawn: canary(),
      unused: canary(),
      listed: canary(),
    };
    await ask(open, [names.open]);
    await ask(closed, [names.closed]);
    await ask(lounge, [names.lounge]);
    const { id } = await ask(closed, [names.withdrawn]);
    await w
      .as(insider)
      .run('mutation($id: ID!) { threadWithdraw(id: $id) { thread { id } } }', { id });
    await w.tag(names.unused, { listed_at: null });
    await w.tag(names.listed);
    const repository = w.app.nest.get(TagsRepository, { strict: false });
    const viewers = [
      ANONYMOUS,
      ...(await Promise.all([insider, outsider, staff, admin].map(viewerOf))),
    ];
    const seen: boolean[] = [];
    for (const name of Object.values(names)) {
      const tag = (await repository.byName(name))!;
      const rooms = await repository.roomsUsing(tag.id);
      for (const viewer of viewers) {
        const one = tagPolicy.see(viewer, tag, rooms) === null;
        const many = await repository.visibleTo(viewer).andWhere('tag.id = :id', tag).getExists();
        expect({ name, role: viewer.role, seen: many }).toEqual({
          name,
          role: viewer.role,
          seen: one,
        });
        seen.push(one);
      }
    }
    expect(new Set(seen)).toEqual(new Set([true, false]));
  });

  async function viewerOf({ id }: MemberRow): Promise<Viewer> {
    const viewer = await w.app.nest.get(Sessions).viewerOfMember(id);
    return { ...viewer!, ...(await w.app.nest.get(RoomMembersService).rightsOf(id)) };
  }
});
