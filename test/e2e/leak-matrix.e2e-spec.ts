import type { Viewer } from '@parvis/kernel';
import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { type Canary, type ClosedWorld, closedWorld } from '../support/canaries.js';
import { contextOf, PRINCIPALS, type PrincipalName, viewerOf } from '../support/principals.js';
import { objectTypes, type Read, readsOf } from '../support/surfaces.js';
import { type World, world } from '../support/world.js';

let w: World;
let closed: ClosedWorld;
let reads: Read[];
/** Which canaries each principal met on any surface of the API. */
const met = new Map<PrincipalName, Set<string>>();
/** A field that fails for no reason of the reader's. */
const BROKEN = /Cannot return null|INTERNAL/;
/** Enough that neither side waits for the other, and fewer than the pool has connections. */
const AT_ONCE = 6;
const documents = new Map<string, DocumentNode>();
const viewers = new Map<PrincipalName, Viewer>();

beforeAll(async () => {
  w = await world();
  closed = await closedWorld(w);
  reads = readsOf(w.engine.schema, closed);
  for (const name of PRINCIPALS) viewers.set(name, await viewerOf(w, closed.who[name]));
}, 120_000);
afterAll(() => w.close());

/** As the engine would run it, without the limits of one operation, so that reads may be wide. */
async function answer(name: PrincipalName, query: string): Promise<ExecutionResult> {
  const contextValue = contextOf(viewers.get(name)!);
  const document = documents.get(query) ?? parse(query);
  documents.set(query, document);
  return execute({ schema: w.engine.schema, document, contextValue });
}

/** `Type.field` of everything a query selects. */
function fieldsOf(query: string): string[] {
  const info = new TypeInfo(w.engine.schema);
  const names: string[] = [];
  const Field = () => void names.push(`${info.getParentType()?.name}.${info.getFieldDef()?.name}`);
  visit(parse(query), visitWithTypeInfo(info, { Field }));
  return names;
}

/** Words found in a text that are not already in what was asked. */
const found = (text: string, asked: string): Canary[] =>
  closed.canaries.filter(({ token }) => text.includes(token) && !asked.includes(token));

describe('what the GraphQL API reads out', () => {
  it('is asked for in every field of the schema', () => {
    const asked = new Set(reads.flatMap(({ query }) => fieldsOf(query)));
    const missing = objectTypes(w.engine.schema)
      .concat(w.engine.schema.getQueryType()!)
      .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`))
      .filter((name) => !asked.has(name));
    expect(missing).toEqual([]);
  });

  it.each(PRINCIPALS)(
    'says nothing that is not for him: %s',
    async (name) => {
      const heard = new Set<string>();
      const leaks: string[] = [];
      const listen = async ({ field, query }: Read) => {
        const text = JSON.stringify(await answer(name, query));
        if (BROKEN.test(text)) leaks.push(`${field} breaks: ${text.slice(0, 300)}`);
        for (const { token, readers } of found(text, query)) {
          heard.add(token);
          if (!readers.has(name)) leaks.push(`${field} tells ${token}: ${query.slice(0, 200)}`);
        }
      };
      for (let i = 0; i < reads.length; i += AT_ONCE) {
        await Promise.all(reads.slice(i, i + AT_ONCE).map(listen));
      }
      met.set(name, heard);
      expect(leaks).toEqual([]);
    },
    300_000,
  );

  it('says everything to those it is for, so that silence means something', () => {
    const unheard = closed.canaries.flatMap(({ token, readers }) =>
      [...readers].filter((name) => !met.get(name)?.has(token)).map((name) => `${name}: ${token}`),
    );
    expect(unheard).toEqual([]);
  });
});
