import { uuidv7 } from '@parvis/kernel';
import { sharedData } from '../../libs/kernel/src/text/shared-data.js';
import type { MemberRow, RoomRow, ThreadRow } from '../support/factories.js';
import { HOSTILE_WORDS } from '../support/hostile-words.js';
import { type World, world } from '../support/world.js';

let w: World;
let admin: MemberRow;
let room: RoomRow;
let thread: ThreadRow;
let targets: { post: string; tag: string; tagGroup: string };
let serial = 0;

beforeAll(async () => {
  w = await world();
  admin = await w.member('chief', 'admin');
  room = await w.room('room');
  thread = await w.thread(room, admin);
  const tagGroup = uuidv7();
  await w.db.rows(`insert into tag_groups (id, slug, name) values ($1, 'g', 'G')`, [tagGroup]);
  const { id: post } = await w.post(thread, admin);
  targets = { post, tag: (await w.tag('one')).id, tagGroup };
});
afterAll(() => w.close());

type Values = Record<string, unknown>;
type Outcome = { data?: any; errors?: any[] };

/** Where people write words, and how they read them again; null stands for a refusal. */
const FIELDS: Record<
  string,
  { many?: boolean; write: (text: string) => Promise<Outcome>; read: (data: any) => string }
> = {
  'the title of a thread': {
    write: (title) =>
      run(
        `mutation ($t: String!, $id: ID!) { threadRename(id: $id, title: $t) { thread { title } } }`,
        { t: title, id: thread.id },
      ),
    read: (data) => data.threadRename.thread.title,
  },
  'the reason of an edit': {
    write: (reason) =>
      run(
        `mutation ($i: PostUpdateInput!, $id: ID!) { postUpdate(id: $id, input: $i) { post { revisions { reason } } } }`,
        { id: targets.post, i: { bodyMarkdown: `Text ${++serial}`, reason } },
      ),
    read: (data) => data.postUpdate.post.revisions[0].reason,
  },
  'the name of a room': {
    write: (name) => run(ROOM, { id: room.id, i: { name } }),
    read: (data) => data.roomUpdate.room.name,
  },
  'the description of a room': {
    many: true,
    write: (description) => run(ROOM, { id: room.id, i: { description } }),
    read: (data) => data.roomUpdate.room.description,
  },
  'the name of a member': {
    write: (name) => run(PROFILE, { i: { name } }),
    read: (data) => data.profileUpdate.member.name,
  },
  'a bio': {
    many: true,
    write: (bio) => run(PROFILE, { i: { bio } }),
    read: (data) => data.profileUpdate.account.bioMarkdown,
  },
  'an interest': {
    write: (interest) => run(PROFILE, { i: { interests: [interest] } }),
    read: (data) => data.profileUpdate.member.interests[0],
  },
  'the page of a tag': {
    many: true,
    write: (descriptionMarkdown) =>
      run(
        `mutation ($i: TagInput!, $id: ID!) { tagUpdate(id: $id, input: $i) { tag { descriptionMarkdown } } }`,
        { id: targets.tag, i: { descriptionMarkdown } },
      ),
    read: (data) => data.tagUpdate.tag.descriptionMarkdown,
  },
  'the name of a group of tags': {
    write: (name) =>
      run(
        `mutation ($t: String!, $id: ID!) { tagGroupUpdate(id: $id, name: $t) { group { name } } }`,
        { t: name, id: targets.tagGroup },
      ),
    read: (data) => data.tagGroupUpdate.group.name,
  },
  'the name of the site': {
    write: (value) =>
      run(
        `mutation ($t: String!) { settingUpdate(key: "site.name", value: $t) { setting { value } } }`,
        { t: value },
      ),
    read: (data) => data.settingUpdate.setting.value,
  },
  'a post': {
    many: true,
    write: (bodyMarkdown) =>
      run(
        `mutation ($i: PostUpdateInput!, $id: ID!) { postUpdate(id: $id, input: $i) { post { bodyMarkdown } } }`,
        { id: targets.post, i: { bodyMarkdown } },
      ),
    read: (data) => data.postUpdate.post.bodyMarkdown,
  },
};
const ROOM = `mutation ($i: RoomInput!, $id: ID!) { roomUpdate(id: $id, input: $i) { room { name description } } }`;
const PROFILE = `mutation ($i: ProfileInput!) { profileUpdate(input: $i) { member { name interests } account { bioMarkdown } } }`;
const run = (document: string, variables: Values) => w.as(admin).both(document, variables);

/** As `cleanText` promises: one line in NFC without outer spaces; longer texts as written. */
const kept = (text: string, many = false): string =>
  many
    ? text
        .replace(/\r\n?/g, '\n')
        .replace(/^(?:[^\S\n]*\n)+/, '')
        .trimEnd()
    : text.normalize('NFC').trim();

async function expectRefusedOrKept(name: string, words: readonly string[]): Promise<void> {
  const { write, read, many } = FIELDS[name]!;
  const wrong: string[] = [];
  let stored = 0;
  for (const text of words) {
    const outcome = await write(text);
    if (outcome.errors) {
      const { code } = outcome.errors[0].extensions;
      if (code !== 'INVALID') wrong.push(`${JSON.stringify(text).slice(0, 60)}: ${code}`);
      continue;
    }
    stored += 1;
    const back = read(outcome.data) ?? '';
    if (back !== kept(text, many)) {
      wrong.push(
        `${JSON.stringify(text).slice(0, 60)} became ${JSON.stringify(back).slice(0, 60)}`,
      );
    }
  }
  expect(wrong).toEqual([]);
  expect(stored).toBeGreaterThan(words.length / 3);
}

describe('words that forums stumbled over', () => {
  it.each(Object.keys(FIELDS))(
    'are refused or read back as they were written: %s',
    (name) => expectRefusedOrKept(name, HOSTILE_WORDS),
    120_000,
  );

  const naughty = sharedData('naughty-strings.json');
  const when = naughty === null ? it.skip : it;
  when.each(['the name of a room', 'the reason of an edit', 'the name of the site', 'a bio'])(
    `among the naughty strings as well${naughty === null ? ' (../shared/data is absent)' : ''}: %s`,
    (name) => expectRefusedOrKept(name, [...new Set(JSON.parse(naughty!) as string[])]),
    120_000,
  );
});
