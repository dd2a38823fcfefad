import type { MemberRow, RoomRow } from '../support/factories.js';
import { type World, world } from '../support/world.js';

const FIELDS = `id slug name description colour position kinds visibility threadPosting replyPosting
  threadCount postCount archivedAt parent { slug }
  viewerCanStartThread viewerCannotStartThreadReason viewerCanModerate`;
const ROOMS = `query { rooms { ${FIELDS} } }`;
const ROOM = `query ($slug: String!) { room(slug: $slug) { ${FIELDS} members { nodes { role member { handle } } } } }`;
const CREATE = `mutation ($input: RoomInput!) { roomCreate(input: $input) { room { ${FIELDS} } } }`;
const UPDATE = `mutation ($id: ID!, $input: RoomInput!) {
  roomUpdate(id: $id, input: $input) { room { ${FIELDS} } }
}`;
const REORDER = `mutation ($ids: [ID!]!) { roomsReorder(ids: $ids) { rooms { slug } } }`;
const SET = `mutation ($id: ID!, $memberId: ID!, $role: RoomRole!) {
  roomMemberSet(id: $id, memberId: $memberId, role: $role) { room { id } }
}`;
const REMOVE = `mutation ($id: ID!, $memberId: ID!) {
  roomMemberRemove(id: $id, memberId: $memberId) { room { id } }
}`;

let w: World;
let admin: MemberRow;
let ada: MemberRow;
let room: RoomRow;

beforeAll(async () => {
  w = await world();
  admin = await w.member('root', 'admin');
  ada = await w.member('ada');
});
beforeEach(async () => {
  room = await w.room();
});
afterAll(() => w.close());

const see = async (slug: string, viewer: MemberRow | null = null) =>
  (await w.as(viewer).run(ROOM, { slug })).room;
const update = async (input: Record<string, unknown>, id = room.id) =>
  (await w.as(admin).run(UPDATE, { id, input })).roomUpdate.room;
const refusal = (input: Record<string, unknown>, id = room.id) =>
  w.as(admin).refusal(UPDATE, { id, input });

describe('making rooms', () => {
  it('needs no more than a name', async () => {
    const { roomCreate } = await w.as(admin).run(CREATE, { input: { name: '  Café & Thé ' } });
    expect(roomCreate.room).toMatchObject({
      slug: 'cafe-the',
      name: 'Café & Thé',
      colour: '#5b6cff',
      kinds: ['question', 'discussion'],
      visibility: 'public',
      threadCount: 0,
      viewerCanStartThread: true,
    });
    expect(await see('cafe-the')).toMatchObject({ name: 'Café & Thé' });
    expect((await w.events('room.created')).at(-1)).toEqual({ roomId: roomCreate.room.id });
  });

  it('is for admins', async () => {
    const moderator = await w.member(undefined, 'moderator');
    const reason = async (viewer: MemberRow | null) =>
      (await w.as(viewer).refusal(CREATE, { input: { name: 'Mine' } })).reason;
    expect(await reason(null)).toBe('sign_in_required');
    expect(await reason(ada)).toBe('admins_only');
    expect(await reason(moderator)).toBe('admins_only');
  });

  it('says all that is wrong at once', async () => {
    const input = {
      name: 'x'.repeat(81),
      description: 'y'.repeat(501),
      colour: 'red',
      kinds: [],
    };
    expect(await w.as(admin).refusal(CREATE, { input })).toMatchObject({
      code: 'INVALID',
      fields: {
        name: 'too_long',
        description: 'too_long',
        colour: 'wrong_form',
        kinds: 'required',
      },
    });
    expect((await w.as(admin).refusal(CREATE, { input: {} })).fields).toEqual({ name: 'required' });
    expect((await w.as(admin).refusal(CREATE, { input: { name: ' ' } })).fields).toEqual({
      name: 'required',
    });
  });

  it('lets one of many take a slug', async () => {
    const results = await Promise.all(
      Array.from({ length: 20 }, () => w.as(admin).both(CREATE, { input: { name: 'Contested' } })),
    );
    expect(results.filter(({ errors }) => !errors)).toHaveLength(1);
    const refused = results.find(({ errors }) => errors)!;
    expect(refused.errors![0].extensions.fields).toEqual({ slug: 'taken' });
  });
});

describe('changing rooms', () => {
  it('sets what is given and leaves the rest', async () => {
    const changed = await update({
      description: 'Grinders\nand beans',
      colour: '#AABBCC',
      kinds: ['idea'],
    });
    expect(changed).toMatchObject({
      slug: room.slug,
      description: 'Grinders\nand beans',
      colour: '#aabbcc',
      kinds: ['idea'],
    });
    expect((await w.events('room.changed')).at(-1)).toEqual({
      roomId: room.id,
      changes: ['description', 'colour', 'kinds'],
    });
  });

  it('keeps old slugs as redirects, until another room takes the word', async () => {
    await update({ slug: 'new-word' });
    expect(await see(room.slug)).toMatchObject({ id: room.id, slug: 'new-word' });
    const other = await w.room();
    await update({ slug: room.slug }, other.id);
    expect(await see(room.slug)).toMatchObject({ id: other.id });
    expect(await see('new-word')).toMatchObject({ id: room.id });
    expect((await refusal({ slug: 'new-word' }, other.id)).fields).toEqual({ slug: 'taken' });
  });

  it('comes back to a slug it had before', async () => {
    await update({ slug: 'second-word' });
    await update({ slug: room.slug });
    expect(await see('second-word')).toMatchObject({ slug: room.slug });
    expect(await see(room.slug)).toMatchObject({ slug: room.slug });
  });

  it('refuses null where something must stand', async () => {
    expect(await update({ name: null, kinds: null })).toMatchObject({ name: room.slug });
  });

  it('nests one level, never in a circle', async () => {
    const [parent, grandparent] = [await w.room(), await w.room()];
    expect(await update({ parentId: parent.id })).toMatchObject({ parent: { slug: parent.slug } });
    expect((await refusal({ parentId: grandparent.id }, parent.id)).fields).toEqual({
      parentId: 'room_too_deep',
    });
    expect((await refusal({ parentId: room.id }, parent.id)).fields).toEqual({
      parentId: 'room_too_deep',
    });
    expect((await refusal({ parentId: room.id })).fields).toEqual({ parentId: 'room_too_deep' });
    expect((await refusal({ parentId: 'nonsense' })).fields).toEqual({
      parentId: 'room_not_found',
    });
    expect(await update({ parentId: null })).toMatchObject({ parent: null });
  });

  it('never nests deeper however many do it at once', async () => {
    const [a, b] = [await w.room(), await w.room()];
    await Promise.all([
      w.as(admin).both(UPDATE, { id: a.id, input: { parentId: b.id } }),
      w.as(admin).both(UPDATE, { id: b.id, input: { parentId: a.id } }),
    ]);
    const nested = await w.db.rows(
      'select 1 from rooms where id = any($1) and parent_id is not null',
      [[a.id, b.id]],
    );
    expect(nested).toHaveLength(1);
  });

  it('closes a room to new posts and opens it again', async () => {
    expect((await update({ archived: true })).archivedAt).not.toBeNull();
    expect(await see(room.slug, ada)).toMatchObject({
      viewerCanStartThread: false,
      viewerCannotStartThreadReason: 'room_archived',
    });
    expect((await update({ archived: false })).archivedAt).toBeNull();
  });

  it('finds no room that is not there', async () => {
    expect((await refusal({ name: 'x' }, 'nonsense')).reason).toBe('room_not_found');
    expect(await see('nowhere')).toBeNull();
  });
});

describe('the order of rooms', () => {
  it('follows the ids, and others stay behind', async () => {
    const [one, two, three] = [await w.room(), await w.room(), await w.room()];
    const { roomsReorder } = await w.as(admin).run(REORDER, { ids: [three.id, one.id, two.id] });
    const slugs = roomsReorder.rooms.map(({ slug }: { slug: string }) => slug);
    expect(slugs.filter((slug: string) => [one, two, three].some((r) => r.slug === slug))).toEqual([
      three.slug,
      one.slug,
      two.slug,
    ]);
    expect((await w.as(ada).refusal(REORDER, { ids: [one.id] })).reason).toBe('admins_only');
    expect((await w.as(admin).refusal(REORDER, { ids: ['nonsense'] })).reason).toBe(
      'room_not_found',
    );
  });
});

describe('seeing rooms', () => {
  it('gives each viewer his own list, in one statement beside its parents', async () => {
    const inner = await w.room(undefined, { visibility: 'members' });
    const secret = await w.room(undefined, { visibility: 'private' });
    await w.roomMember(secret, ada);
    const bob = await w.member();
    const seenBy = async (viewer: MemberRow | null) => {
      const slugs = (await w.as(viewer).run(ROOMS)).rooms.map((r: { slug: string }) => r.slug);
      return [room, inner, secret].filter(({ slug }) => slugs.includes(slug)).length;
    };
    expect(await seenBy(null)).toBe(1);
    expect(await seenBy(bob)).toBe(2);
    expect(await seenBy(ada)).toBe(3);
    expect(await seenBy(admin)).toBe(3);
    expect(await see(secret.slug, bob)).toBeNull();
    expect(await see(secret.slug, ada)).toMatchObject({ slug: secret.slug, members: null });
    expect(await w.statements(() => w.anonymous.run(ROOMS))).toBeLessThanOrEqual(2);
  });

  it('hides a parent that the viewer may not see', async () => {
    const secret = await w.room(undefined, { visibility: 'private' });
    await w.db.rows('update rooms set parent_id = $2 where id = $1', [room.id, secret.id]);
    expect(await see(room.slug)).toMatchObject({ parent: null });
    expect(await see(room.slug, admin)).toMatchObject({ parent: { slug: secret.slug } });
  });
});

describe('the list of a room', () => {
  it('lets members in and out, and makes moderators', async () => {
    const secret = await w.room(undefined, { visibility: 'private' });
    const place = { id: secret.id, memberId: ada.id };
    await w.as(admin).run(SET, { ...place, role: 'member' });
    expect(await see(secret.slug, ada)).toMatchObject({ viewerCanModerate: false });
    await w.as(admin).run(SET, { ...place, role: 'moderator' });
    expect(await see(secret.slug, ada)).toMatchObject({
      viewerCanModerate: true,
      members: { nodes: [{ role: 'moderator', member: { handle: 'ada' } }] },
    });
    await w.as(admin).run(REMOVE, place);
    expect(await see(secret.slug, ada)).toBeNull();
    expect((await w.as(admin).refusal(REMOVE, place)).reason).toBe('room_member_not_found');
    expect((await w.events('room.member_set')).slice(-2)).toEqual([
      { roomId: secret.id, memberId: ada.id, role: 'member' },
      { roomId: secret.id, memberId: ada.id, role: 'moderator' },
    ]);
    expect(await w.events('room.member_left')).toContainEqual({
      roomId: secret.id,
      memberId: ada.id,
    });
  });

  it('is kept by admins', async () => {
    const variables = { id: room.id, memberId: ada.id, role: 'moderator' };
    expect((await w.as(ada).refusal(SET, variables)).reason).toBe('admins_only');
    expect((await w.as(admin).refusal(SET, { ...variables, memberId: 'x' })).reason).toBe(
      'member_not_found',
    );
  });
});
