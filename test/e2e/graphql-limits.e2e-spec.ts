import type { AddressInfo } from 'node:net';
import { auditServer } from 'graphql-http';
import type { MemberRow } from '../support/factories.js';
import { type World, world } from '../support/world.js';

let w: World;
let url: string;
let admin: MemberRow;
let member: MemberRow;

/** As it runs for real, but for the pages: production closes the schema. */
beforeAll(async () => {
  w = await world({ production: true });
  await w.app.nest.listen(0, '127.0.0.1');
  const { port } = w.app.nest.getHttpServer().address() as AddressInfo;
  url = `http://127.0.0.1:${port}/graphql`;
  admin = await w.member('admin', 'admin');
  member = await w.member('member');
});
afterAll(() => w.close());

const JSON_TYPE = { 'content-type': 'application/json' };
const send = async (body: unknown, headers: Record<string, string> = JSON_TYPE) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(url, { method: 'POST', headers, body: text });
  const answer = await response.text();
  return { status: response.status, answer, json: parsed(answer) };
};
const parsed = (text: string) => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
const reasonOf = async (query: string, variables?: object) =>
  (await send({ query, variables })).json.errors[0].extensions.reason;
const times = (n: number, text: (i: number) => string) =>
  Array.from({ length: n }, (_, i) => text(i)).join(' ');

const INTROSPECTION = '{ __schema { types { name fields { name } } } }';

describe('the GraphQL endpoint', () => {
  it('keeps the GraphQL over HTTP specification, but for GET, which it does not serve', async () => {
    const open = await world();
    await open.app.nest.listen(0, '127.0.0.1');
    const { port } = open.app.nest.getHttpServer().address() as AddressInfo;
    const audits = await auditServer({ url: `http://127.0.0.1:${port}/graphql` });
    await open.close();
    const missed = audits.filter(({ status }) => status !== 'ok');
    expect(missed.filter(({ status }) => status === 'error').map(({ name }) => name)).toEqual([]);
    expect(missed.map(({ name }) => name).filter((name) => !/^MAY|GET/.test(name))).toEqual([]);
    expect(audits.length).toBeGreaterThan(50);
  });

  it('takes neither GET, nor forms, nor plain text, nor batches', async () => {
    const query = '{ __typename }';
    const get = await fetch(`${url}?query=${encodeURIComponent(query)}`);
    expect([404, 405]).toContain(get.status);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await send(`query=${query}`, form)).status).toBe(415);
    expect((await send(query, { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await send(query, { 'content-type': 'multipart/form-data; boundary=x' })).status).toBe(
      415,
    );
    const batch = await send([{ query }, { query }]);
    expect(batch.status).toBe(400);
    expect(batch.json?.data).toBeUndefined();
  });

  it('refuses what a foreign site makes a browser send', async () => {
    const query = '{ __typename }';
    const foreign = await send({ query }, { ...JSON_TYPE, origin: 'https://evil.example' });
    expect(foreign.status).toBe(403);
    const crossSite = await send({ query }, { ...JSON_TYPE, 'sec-fetch-site': 'cross-site' });
    expect(crossSite.status).toBe(403);
  });

  it('refuses overloads of aliases, fields, directives and depth', async () => {
    expect(await reasonOf(`{ ${times(101, (i) => `a${i}: __typename`)} }`)).toBe(
      'query_has_too_many_aliases',
    );
    expect(await reasonOf(`{ ${times(500, () => '__typename')} }`)).toBe(
      'query_has_too_many_fields',
    );
    const directives = await send({ query: `{ __typename ${times(10, () => '@aa')} }` });
    expect(directives.json.errors.length).toBeLessThanOrEqual(4);
    expect(await reasonOf(`{ __typename ${times(21, () => '@skip(if: false)')} }`)).toBeTruthy();
    const deep = `{ rooms ${times(11, () => '{ parent')} { id } ${times(11, () => '}')} }`;
    expect(await reasonOf(deep)).toBe('query_too_deep');
  });

  it('refuses circular fragments and documents of too many words', async () => {
    const circular = 'query { ...A } fragment A on Query { ...B } fragment B on Query { ...A }';
    const { json } = await send({ query: circular });
    expect(json.errors[0].extensions).toMatchObject({ code: 'INVALID' });
    const long = await send({ query: `{ site { ${times(2_000, () => 'name')} } }` });
    expect(long.json.errors[0].message).toContain('1000 tokens');
    const large = await send({ query: `{ __typename } # ${'x'.repeat(300_000)}` });
    expect(large.status).toBe(413);
  });

  it('refuses pages of pages that would return too many nodes', async () => {
    const query = `query($n: Int, $m: Int) {
      threads(first: $n) { nodes { posts(first: $m) { nodes { id } } } }
    }`;
    expect(await reasonOf(query, { n: 100, m: 100 })).toBe('query_too_large');
    expect((await send({ query, variables: { n: 50, m: 100 } })).json.data).toBeTruthy();
  });

  it('shows its schema to admins alone', async () => {
    expect(await reasonOf(INTROSPECTION)).toBe('introspection_closed');
    expect((await w.as(member).refusal(INTROSPECTION)).reason).toBe('introspection_closed');
    const { __schema } = await w.as(admin).run(INTROSPECTION);
    expect(__schema.types.length).toBeGreaterThan(50);
    const circles = `{ __schema { types { fields { type { fields { type { fields { type { fields {
      name } } } } } } } } } }`;
    expect((await w.as(admin).refusal(circles)).code).toBe('INVALID');
  });

  it('suggests no names and shows no insides', async () => {
    for (const query of [
      '{ romms { id } }',
      '{ rooms { nam } }',
      'mutation { threadLok(id: "x") { thread { id } } }',
      '{ room(slgu: "x") { id } }',
      'query($k: ThreadKnd) { threads(kind: $k) { nodes { id } } }',
      '{ threads(list: latst) { nodes { id } } }',
    ]) {
      const { answer } = await send({ query });
      expect(answer).not.toMatch(/did you mean|"rooms"|threadLock|"slug"|ThreadKind|stack|\.ts:/i);
    }
    const variable = await send({
      query: 'query($k: ThreadKind) { threads(kind: $k) { nodes { id } } }',
      variables: { k: 'questoin' },
    });
    expect(variable.answer).not.toMatch(/did you mean/i);
    expect((await send('{"query":')).status).toBe(400);
    expect((await send({ query: '{' })).json.errors).toHaveLength(1);
  });

  it('has no explorer for strangers on its own address', async () => {
    const page = await fetch(url, { headers: { accept: 'text/html' } });
    expect(await page.text()).not.toMatch(/graphiql|playground/i);
  });
});
