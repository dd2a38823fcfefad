import { uuidv7 } from '@parvis/kernel';
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { MemberRow, RoomRow, ThreadRow } from '../support/factories.js';
import { type Targets, writeOf } from '../support/mutations.js';
import { objectTypes } from '../support/surfaces.js';
import { type World, world } from '../support/world.js';

/** What a caller may be told of his own mistakes; INTERNAL is not among them. */
const CODES = ['INVALID', 'NOT_FOUND', 'FORBIDDEN', 'UNAUTHENTICATED', 'CONFLICT', 'RATE_LIMITED'];
const NUMBERS = [0, -1, 101, 2 ** 31 - 1, -(2 ** 31), 2 ** 31];
const SHORT = [
  'a\0b',
  '\0',
  'a\ud800',
  '\udc00',
  'a\u202eb',
  `z${'\u0336'.repeat(200)}`,
  '%',
  '',
  ' ',
];

let w: World;
let admin: MemberRow;
let room: RoomRow;
let thread: ThreadRow;
let targets: Targets;

beforeAll(async () => {
  w = await world();
  admin = await w.member('chief', 'admin');
  room = await w.room('room');
  thread = await w.thread(room, admin);
  const [tag, otherTag] = [await w.tag('one'), await w.tag('two')];
  const tagGroup = uuidv7();
  await w.db.rows(`insert into tag_groups (id, slug, name) values ($1, 'g', 'G')`, [tagGroup]);
  targets = {
    thread: thread.id,
    otherThread: (await w.thread(room, admin)).id,
    post: (await w.post(thread, admin)).id,
    room: room.id,
    tag: tag.id,
    otherTag: otherTag.id,
    tagGroup,
    member: (await w.member()).id,
    session: uuidv7(),
    ...(await casesOf((await w.post(thread, await w.member())).id)),
  };
});
afterAll(() => w.close());

/** A case of a post; what only follows from decisions is looked for in vain. */
async function casesOf(postId: string) {
  const open = `mutation($input: ReviewableOpenInput!) { reviewableOpen(input: $input) { reviewable { id } } }`;
  const { reviewableOpen } = await w.as(admin).run(open, { input: { postId } });
  const [reason] = await w.db.rows<{ id: string }>('select id from flag_reasons limit 1');
  const nothing = uuidv7();
  return {
    reviewable: reviewableOpen.reviewable.id as string,
    flagReason: reason!.id,
    ...{ decision: nothing, statement: nothing, appeal: nothing },
    ...{ heldPost: nothing, watchedWord: nothing, notification: nothing },
    ...{ expertVerification: nothing, routedQuestion: nothing },
  };
}

type Values = Record<string, unknown>;
type Outcome = { data?: any; errors?: any[] };

/** Why an outcome is not what a caller deserves; null when it is. */
function fault({ errors }: Outcome): string | null {
  const bad = errors?.find(({ extensions }) => !CODES.includes(extensions?.code));
  return bad ? `${bad.extensions?.code} ${bad.message}` : null;
}

/** Places in the variables of an operation that hold a value of this scalar, as paths. */
function placesOf(args: readonly GraphQLArgument[], scalars: string[]): string[][] {
  const walk = (path: string[], type: GraphQLInputType): string[][] => {
    if (isNonNullType(type)) return walk(path, type.ofType);
    if (isListType(type)) return walk([...path, '0'], type.ofType);
    if (!isInputObjectType(type)) return scalars.includes(getNamedType(type).name) ? [path] : [];
    return Object.values(type.getFields()).flatMap((field) =>
      walk([...path, field.name], field.type),
    );
  };
  return args.flatMap((arg) => walk([arg.name], arg.type));
}

function withValue(values: Values, [first, ...rest]: string[], value: unknown): Values {
  const copy = (Array.isArray(values) ? [...values] : { ...values }) as Values;
  const inner = (copy[first!] ?? (rest[0] === '0' ? [] : {})) as Values;
  copy[first!] = rest.length ? withValue(inner, rest, value) : value;
  return copy;
}

/** The longest text the fields take is 32,000 characters; this is ten times as long. */
const hostile = () => [
  ...SHORT,
  'x'.repeat(320_000),
  thread.openingId,
  admin.id,
  uuidv7(),
  '\u0130',
];

async function expectNoFault(
  name: string,
  args: readonly GraphQLArgument[],
  document: string,
  base: Values,
  faults: string[],
): Promise<void> {
  const tries = [
    ...placesOf(args, ['String', 'ID', 'Bytes']).flatMap((path) =>
      hostile().map((value) => ({ path, value })),
    ),
    ...placesOf(args, ['Int', 'Float']).flatMap((path) =>
      NUMBERS.map((value) => ({ path, value })),
    ),
  ];
  for (const { path, value } of tries) {
    const found = fault(await w.as(admin).both(document, withValue(base, path, value)));
    const shown = JSON.stringify(value).slice(0, 40);
    if (found) faults.push(`${name} ${path.join('.')} = ${shown}: ${found}`);
  }
}

/** Everything a query with arguments can be asked, each argument as a variable. */
function readOf(field: GraphQLField<unknown, unknown>, entry = ''): string {
  const declared = field.args.map((arg) => `$${arg.name}: ${arg.type}`).join(', ');
  const given = field.args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const below = isLeafType(getNamedType(field.type)) ? '' : ` { ${leafOf(field)} }`;
  const call = `${field.name}(${given})${below}`;
  // An entry may lead deeper than one field.
  const closing = ' }'.repeat(entry.split('{').length);
  return `query (${declared}) { ${entry ? `${entry} { ${call}${closing}` : call} }`;
}

/** Enough of a list that its nodes are read. */
function leafOf(field: GraphQLField<unknown, unknown>): string {
  const type = getNamedType(field.type);
  return isObjectType(type) && type.getFields().nodes ? 'nodes { __typename }' : '__typename';
}

const base = (): Values => ({
  slug: 'room',
  handle: 'chief',
  id: targets.post,
  number: thread.number,
  threadNumber: thread.number,
  postNumber: 1,
  markdown: 'a',
  prefix: 'o',
  text: 'o',
  title: 'o',
  list: 'latest',
  period: 'all',
  order: 'use',
  first: 20,
  skipPinned: false,
  size: 48,
});

const only = (field: GraphQLField<unknown, unknown>): Values =>
  Object.fromEntries(
    Object.entries(base()).filter(([name]) => field.args.some((a) => a.name === name)),
  );

const ENTRIES: Record<string, () => string> = {
  Thread: () => `thread(number: ${thread.number})`,
  Member: () => 'member(handle: "chief")',
  Room: () => 'room(slug: "room")',
  Post: () => `post(id: "${targets.post}")`,
  Tag: () => 'tag(slug: "one")',
  TagGroup: () => 'tagGroups',
  Expert: () => 'experts { nodes',
  TagAnswers: () => 'member(handle: "chief") { answersByTag',
  TagArticles: () => 'member(handle: "chief") { articlesByTag',
  Viewer: () => 'viewer',
};

describe('hostile values', () => {
  it('in any argument of any query meet a clear answer', async () => {
    const faults: string[] = [];
    for (const field of Object.values(w.engine.schema.getQueryType()!.getFields())) {
      if (field.args.length === 0) continue;
      await expectNoFault(field.name, field.args, readOf(field), only(field), faults);
    }
    for (const type of objectTypes(w.engine.schema)) {
      for (const field of Object.values(type.getFields())) {
        if (field.args.length === 0) continue;
        const document = readOf(field, ENTRIES[type.name]!());
        await expectNoFault(
          `${type.name}.${field.name}`,
          field.args,
          document,
          only(field),
          faults,
        );
      }
    }
    expect(faults).toEqual([]);
  }, 300_000);

  it('in any argument of any mutation meet a clear answer', async () => {
    const faults: string[] = [];
    for (const field of Object.values(w.engine.schema.getMutationType()!.getFields())) {
      const { document, variables } = writeOf(w.engine.schema, field.name, targets);
      await expectNoFault(field.name, field.args, document, variables, faults);
    }
    expect(faults).toEqual([]);
  }, 600_000);

  it('in a page size are refused but for 1 to 100', async () => {
    const lists = [
      'threads(first: $n)',
      'tags(first: $n)',
      'members(first: $n)',
      'viewer { bookmarks(first: $n)',
      'room(slug: "room") { members(first: $n)',
      'member(handle: "chief") { posts(first: $n)',
      'member(handle: "chief") { answers(first: $n)',
      `thread(number: ${thread.number}) { posts(first: $n)`,
    ];
    for (const list of lists) {
      const ask = (n: number) => {
        const close = list.includes('{') ? ' }' : '';
        return w
          .as(admin)
          .both(`query ($n: Int!) { ${list} { nodes { __typename } }${close} }`, { n });
      };
      for (const n of [0, -1, 101, 2 ** 31, 2 ** 31 - 1]) {
        expect([list, n, (await ask(n)).errors?.[0].extensions.code]).toEqual([list, n, 'INVALID']);
      }
      expect([list, (await ask(100)).errors]).toEqual([list, undefined]);
    }
  });
});

describe('a cursor', () => {
  const THREADS = `query ($after: String, $list: ThreadListKind!) {
    threads(first: 1, after: $after, list: $list) { nodes { id } pageInfo { endCursor } }
  }`;

  it('that was tampered with, or is of another list, is refused', async () => {
    const ask = (after: string, list = 'latest') => w.as(admin).both(THREADS, { after, list });
    const { data } = await ask(undefined as never);
    const good: string = data.threads.pageInfo.endCursor;
    expect((await ask(good)).errors).toBeUndefined();
    const flipped = Array.from(good, (_, at) => {
      const letter = good[at] === 'A' ? 'B' : 'A';
      return good.slice(0, at) + letter + good.slice(at + 1);
    });
    const told = new Set<string>();
    for (const after of [
      ...flipped,
      `${good}x`,
      good.slice(0, -3),
      'a',
      '🙂',
      '\0',
      '[]',
      'x'.repeat(10_000),
    ]) {
      const { errors } = await ask(after);
      // The last letter of base64 holds bits that say nothing.
      if (errors || after.slice(0, -1) !== good.slice(0, -1))
        told.add(errors?.[0].extensions.code ?? after);
    }
    expect([...told]).toEqual(['INVALID']);
    expect((await ask(good, 'hot')).errors?.[0].extensions.code).toBe('INVALID');
  });
});
