import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { ClosedWorld } from './canaries.js';

/** One operation that the schema allows, with arguments of the closed world. */
export interface Read {
  /** `Query.thread`, or `Thread.posts` for an argument further down. */
  field: string;
  query: string;
}

type Values = Record<string, unknown>;

/** GraphQL literals that an argument may take; by its field first, then by its name. */
export function argumentValues(world: ClosedWorld): Record<string, unknown[]> {
  const { cases } = world;
  const threads = Object.values(world.threads);
  const slugsOf = (things: Record<string, { slug: string }>) =>
    Object.values(things).map(({ slug }) => slug);
  const handles = Object.values(world.who).flatMap((member) => (member ? [member.handle] : []));
  return {
    'Query.post.id': Object.values(world.posts).concat(threads.map(({ openingId }) => openingId)),
    'Query.room.slug': slugsOf(world.rooms),
    'Query.tag.slug': [...slugsOf(world.tags), 'nothing'],
    'Query.statement.number': Object.values(cases.statements).map((statement) => statement.number),
    'Query.reviewable.id': Object.values(cases.reviewables),
    'Query.audit.from': ['2026-01-01T00:00:00Z'],
    'Query.audit.to': ['2126-01-01T00:00:00Z'],
    'Query.audit.action': ['room.created', 'access.denied'],
    // Words that stand in hidden things, mistyped ones, and operators that name them.
    'Query.search.text': ['cnry', 'cnri titel -is:solved'],
    'Query.search.filter': [
      { roomId: world.rooms.closed.id },
      { tagSlugs: [world.tags.closed.slug] },
      { authorHandle: world.who.insider.handle },
    ],
    'Query.searchSuggestions.text': ['cnr', 'cnri titel'],
    'Query.similarQuestions.title': ['cnry title'],
    'Query.similarQuestions.body': ['cnry opening post'],
    actorId: [world.who.admin.id],
    subjectKind: ['room'],
    subjectId: ['x'],
    reviewableId: Object.values(cases.reviewables),
    'Query.decisionPreview.input': [
      {
        ...{ verb: new Word('act'), version: 1, contentHash: 'hash', clauseCode: 'respect' },
        actions: [{ kind: new Word('warn') }],
      },
    ],
    memberId: [world.who.author, world.who.insider, world.who.neighbour].map(({ id }) => id),
    reasonCode: ['other', 'spam'],
    days: [30],
    version: [1, 99],
    number: threads.map(({ number }) => number),
    threadNumber: threads.map(({ number }) => number),
    postNumber: [1, 2, 3, 4],
    handle: [...handles, 'nobody'],
    authorHandle: handles,
    roomId: Object.values(world.rooms).map(({ id }) => id),
    tagSlug: slugsOf(world.tags),
    groupId: [world.rooms.open.id],
    prefix: ['cnry', 'c', 'p', ''],
    filter: [{ text: 'cnry' }, { text: 'a' }],
    language: ['en', 'fr'],
    markdown: [`/t/${world.threads.closed.number} @insider /r/x`],
    around: [1, 2, 3, 4],
    from: [1, 2, 3, 4],
    before: [1, 2],
    size: [48],
    page: [1, 2],
    // The cursors of others are tried apart.
    after: [],
    first: [10],
  };
}

/** Fields of a type with arguments are reached through these. */
const ENTRIES: Record<string, (world: ClosedWorld) => string[]> = {
  Thread: ({ threads }) => Object.values(threads).map((t) => `thread(number: ${t.number})`),
  Member: ({ who }) =>
    Object.values(who).flatMap((m) => (m ? [`member(handle: ${JSON.stringify(m.handle)})`] : [])),
  Room: ({ rooms }) => Object.values(rooms).map((r) => `room(slug: ${JSON.stringify(r.slug)})`),
  Post: ({ posts }) => Object.values(posts).map((id) => `post(id: "${id}")`),
  Tag: ({ tags }) => Object.values(tags).map((t) => `tag(slug: ${JSON.stringify(t.slug)})`),
  TagGroup: () => ['tagGroups'],
  Viewer: () => ['viewer'],
  Expert: () => ['experts { nodes', 'experts(tagSlug: "plain") { nodes'],
  TagAnswers: (world) => ENTRIES.Member!(world).map((member) => `${member} { answersByTag`),
  TagArticles: (world) => ENTRIES.Member!(world).map((member) => `${member} { articlesByTag`),
};

/** Every read the schema offers: each field of Query and each argument below, bounded in depth. */
export function readsOf(schema: GraphQLSchema, world: ClosedWorld): Read[] {
  const values = argumentValues(world);
  const query = schema.getQueryType()!;
  const reads = Object.values(query.getFields()).flatMap((field) => {
    const all = variants(`Query.${field.name}`, field, values);
    return all.map((given, i) => ({
      field: `Query.${field.name}`,
      query: `{ ${call(field, given, i < all.base ? 3 : 1)} }`,
    }));
  });
  return [...reads, ...nestedReads(schema, world, values), ...deeperReads(world)];
}

/** What lies deeper than the others reach. */
const deeperReads = ({ cases }: ClosedWorld): Read[] => [
  ...Object.values(cases.statements).map(({ number }) => ({
    field: 'AppealMessage.author',
    query: `{ statement(number: ${number}) { appeal { messages { author { handle name } } } } }`,
  })),
  {
    field: 'RoutingReason.tag',
    query: '{ viewer { routedQuestions { nodes { reason { tag { slug name } } } } } }',
  },
];

function nestedReads(schema: GraphQLSchema, world: ClosedWorld, values: Record<string, unknown[]>) {
  const reads: Read[] = [];
  for (const type of objectTypes(schema)) {
    for (const field of Object.values(type.getFields())) {
      if (field.args.length === 0) continue;
      const entries = ENTRIES[type.name];
      if (!entries) throw new Error(`${type.name}.${field.name}: name a way to it in ENTRIES.`);
      const name = `${type.name}.${field.name}`;
      for (const given of variants(name, field, values)) {
        for (const entry of entries(world)) {
          // An entry may lead deeper than one field.
          const closing = ' }'.repeat(entry.split('{').length);
          reads.push({ field: name, query: `{ ${entry} { ${call(field, given, 1)} }${closing}` });
        }
      }
    }
  }
  return reads;
}

/** Types that a reader reaches, Query aside. */
export function objectTypes(schema: GraphQLSchema): GraphQLObjectType[] {
  const seen = new Set<GraphQLObjectType>();
  const visit = (type: GraphQLObjectType) => {
    for (const field of Object.values(type.getFields())) {
      const next = getNamedType(field.type);
      if (!isObjectType(next) || seen.has(next)) continue;
      seen.add(next);
      visit(next);
    }
  };
  visit(schema.getQueryType()!);
  return [...seen];
}

/** All required arguments in every combination, then each optional one, alone and with lists. */
function variants(
  name: string,
  { args }: GraphQLField<unknown, unknown>,
  values: Record<string, unknown[]>,
): Values[] & { base: number } {
  const of = (arg: GraphQLArgument) => candidates(name, arg, values);
  const required = args.filter((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined);
  const fixed = args.some((arg) => arg.name === 'first') ? { first: 10 } : {};
  let base: Values[] = [fixed];
  for (const arg of required) {
    base = base.flatMap((given) => of(arg).map((value) => ({ ...given, [arg.name]: value })));
  }
  const optional = args.filter((arg) => !required.includes(arg) && arg.name !== 'first');
  const lists = optional.find((arg) => arg.name === 'list');
  const more = base.flatMap((given) =>
    optional.flatMap((arg) =>
      of(arg).flatMap((value) => {
        const one = { ...given, [arg.name]: value };
        if (!lists || arg === lists) return [one];
        return of(lists).map((list) => ({ ...one, list }));
      }),
    ),
  );
  return Object.assign([...base, ...more], { base: base.length });
}

function candidates(name: string, arg: GraphQLArgument, values: Record<string, unknown[]>) {
  const type = getNamedType(arg.type);
  if (isEnumType(type)) return type.getValues().map((value) => new Word(value.name));
  if (type.name === 'Boolean') return [true, false];
  const found = values[`${name}.${arg.name}`] ?? values[arg.name];
  if (!found) throw new Error(`${name}(${arg.name}): give it values in argumentValues.`);
  return found;
}

class Word {
  constructor(readonly name: string) {}
}

function literal(value: unknown): string {
  if (value instanceof Word) return value.name;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  const fields = Object.entries(value).map(([key, inner]) => `${key}: ${literal(inner)}`);
  return `{ ${fields.join(', ')} }`;
}

function call(field: GraphQLField<unknown, unknown>, given: Values, depth: number): string {
  const args = Object.entries(given).map(([key, value]) => `${key}: ${literal(value)}`);
  const selection = select(field, depth, []);
  return `${field.name}${args.length ? `(${args.join(', ')})` : ''}${selection ?? ''}`;
}

/** All leaves, and objects as deep as said; a type may stand below itself once, with leaves alone. */
function select(
  field: GraphQLField<unknown, unknown>,
  depth: number,
  above: readonly string[],
): string | null {
  const type = getNamedType(field.type);
  if (!isObjectType(type)) return '';
  if (above.filter((name) => name === type.name).length > 1) return null;
  const wrapper = /(Connection|Edge|Payload)$/.test(type.name) || type.name === 'PageInfo';
  const left = wrapper ? depth : depth - 1;
  const lines = Object.values(type.getFields()).flatMap((inner) => {
    if (inner.args.some((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined)) {
      throw new Error(`${type.name}.${inner.name} needs an argument: select() must learn it.`);
    }
    if (isLeafType(getNamedType(inner.type))) return [inner.name];
    const isWrapper = /(Connection|Edge)$/.test(getNamedType(inner.type).name);
    if (left < 0 || (left === 0 && !isWrapper && !wrapper)) return [];
    const repeated = above.includes(type.name);
    if (repeated) return [];
    const page = inner.args.some((arg) => arg.name === 'first') ? '(first: 10)' : '';
    const below = select(inner, left, wrapper ? above : [...above, type.name]);
    return below === null ? [] : [`${inner.name}${page}${below}`];
  });
  return ` { ${lines.length ? lines.join(' ') : '__typename'} }`;
}
