import { buildSchema, type GraphQLError, parse, type ValidationRule, validate } from 'graphql';
import { ANONYMOUS, type Viewer } from '../../auth/viewer.js';
import { GraphQLEngine } from '../engine.js';
import { formatError } from '../error-format.js';
import type { RequestContext } from '../request-context.js';
import { graphqlLimits } from './graphql-limits.js';

const schema = buildSchema(`
  type Query { rooms(first: Int = 20): Rooms  room: Room  name: String }
  type Rooms { nodes: [Room] }
  type Room { id: ID  parent: Room  threads(first: Int = 20): Threads }
  type Threads { nodes: [Thread] }
  type Thread { id: ID  room: Room  posts(first: Int = 20): Posts }
  type Posts { nodes: [Post] }
  type Post { id: ID  thread: Thread }
  directive @odd repeatable on FIELD | FRAGMENT_SPREAD | QUERY
`);

const reasons = (errors: readonly GraphQLError[]) =>
  errors.map((error) => formatError(error).extensions.reason);
const rules: ValidationRule[] = graphqlLimits();
const check = (text: string) => reasons(validate(schema, parse(text), rules));

const nested = (levels: number) =>
  `{ room ${'{ parent '.repeat(levels - 2)} { id } ${'}'.repeat(levels - 2)} }`;

describe('the limits of one operation', () => {
  it('takes ten levels and refuses eleven, through fragments as well', () => {
    expect(check(nested(10))).toEqual([]);
    expect(check(nested(11))).toEqual(['query_too_deep']);
    const half = '{ parent { parent { parent { parent { parent { id } } } } } }';
    const spread = `fragment F on Room ${half} { room { parent { parent { parent { ...F } } } } }`;
    expect(check(spread)).toEqual([]);
    expect(check(spread.replace('{ ...F }', '{ parent { ...F } }'))).toEqual(['query_too_deep']);
  });

  it('counts every alias, also of __typename and as often as a fragment is spread', () => {
    const aliases = (n: number) => Array.from({ length: n }, (_, i) => `a${i}: __typename`);
    expect(check(`{ room { ${aliases(15)} } }`)).toEqual([]);
    expect(check(`{ room { ${aliases(16)} } }`)).toEqual(['query_has_too_many_aliases']);
    expect(check(`fragment F on Room { ${aliases(8)} } { room { ...F parent { ...F } } }`)).toEqual(
      ['query_has_too_many_aliases'],
    );
  });

  it('counts directives wherever they stand', () => {
    expect(check(`query ${'@odd '.repeat(10)} { name ${'@odd '.repeat(10)} }`)).toEqual([]);
    expect(check(`query ${'@odd '.repeat(10)} { name ${'@odd '.repeat(11)} }`)).toEqual([
      'query_has_too_many_directives',
    ]);
  });

  it('takes ten root fields and refuses eleven', () => {
    expect(check(`{ ${'name '.repeat(10)} }`)).toEqual([]);
    expect(check(`fragment F on Query { ${'name '.repeat(6)} } { ...F ...F }`)).toEqual([
      'query_has_too_many_fields',
    ]);
  });

  it('measures a fragment bomb and a fragment that spreads itself at once', () => {
    const bomb = Array.from(
      { length: 60 },
      (_, i) => `fragment F${i} on Room { ...F${i + 1} ...F${i + 1} }`,
    );
    const started = performance.now();
    check(`{ room { ...F0 } } ${bomb.join(' ')} fragment F60 on Room { a: id }`);
    check('{ room { ...F } } fragment F on Room { id ...G } fragment G on Room { ...F }');
    expect(performance.now() - started).toBeLessThan(500);
  });
});

const as = (viewer: Partial<Viewer>) => ({ viewer: { ...ANONYMOUS, ...viewer } }) as RequestContext;
const admin = as({ role: 'admin', memberId: 'a' });

describe('the gate before execution', () => {
  const engine = new GraphQLEngine(schema, graphqlLimits(), false);
  const run = async (query: string, variables?: Record<string, unknown>, context = as({})) =>
    ((await engine.run({ query, variables }, context)).errors ?? []).map(
      (error) => error.extensions.reason,
    );

  const pages = `query ($a: Int, $b: Int, $c: Int = 1) {
    rooms(first: $a) { nodes { threads(first: $b) { nodes { posts(first: $c) { nodes { id } } } } } }
  }`;

  it('multiplies pages of pages and refuses more than 10,000 nodes', async () => {
    expect(await run(pages, { a: 10, b: 50, c: 18 })).toEqual([]);
    expect(await run(pages, { a: 10, b: 50, c: 20 })).toEqual(['query_too_large']);
    expect(await run(pages, { a: 100, b: 99 })).toEqual(['query_too_large']);
    expect(await run(pages, { a: 10, b: 100 })).toEqual([]);
  });

  it('counts the default of a page that is not sized and a full page for nonsense', async () => {
    const unsized = '{ rooms { nodes { threads { nodes { posts { nodes { id } } } } } }';
    expect(await run(`${unsized} }`)).toEqual([]);
    expect(
      await run(
        `${unsized} more: rooms { nodes { threads { nodes { posts { nodes { id } } } } } } }`,
      ),
    ).toEqual(['query_too_large']);
    expect(await run(pages, { a: -1, b: 101, c: 2 ** 31 - 1 })).toEqual(['query_too_large']);
  });

  it('adds up a bomb of paging fragments without walking every path', async () => {
    const bomb = Array.from(
      { length: 40 },
      (_, i) => `fragment F${i} on Room { ...F${i + 1} ...F${i + 1} }`,
    );
    const last = 'fragment F40 on Room { threads(first: $a) { nodes { id } } }';
    const started = performance.now();
    expect(
      await run(`query ($a: Int) { room { ...F0 } } ${bomb.join(' ')} ${last}`, { a: 1 }),
    ).toEqual(['query_too_large']);
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it('shows the schema to admins alone, and to all when it is open', async () => {
    const look = '{ __schema { types { name } } }';
    expect(await run(look)).toEqual(['introspection_closed']);
    expect(await run('{ ...F } fragment F on Query { __type(name: "Room") { name } }')).toEqual([
      'introspection_closed',
    ]);
    expect(await run(look, {}, admin)).toEqual([]);
    expect(await run('{ __typename }')).toEqual([]);
    const open = new GraphQLEngine(schema, graphqlLimits(), true);
    expect((await open.run({ query: look }, as({}))).errors).toBeUndefined();
  });

  it('names no field that the sender did not write', async () => {
    for (const query of [
      '{ roms { nodes { id } } }',
      '{ rooms(frist: 1) { nodes { id } } }',
      '{ ... on Rom { id } }',
      'fragment F on Querry { name } { ...F }',
    ]) {
      const { errors } = await engine.run({ query }, as({}));
      expect(errors).not.toHaveLength(0);
      expect(JSON.stringify(errors)).not.toMatch(/Did you mean|rooms\b.*\?|first|"Room"/);
    }
  });
});
