import { buildSchema } from 'graphql';
import { GraphQLEngine } from './engine.js';
import type { RequestContext } from './request-context.js';

const schema = buildSchema(`
  enum Size { small large }
  type Query { shown(first: Int!, size: Size!): String! }
`);
schema.getQueryType()!.getFields().shown!.resolve = (_parent, { first, size }) =>
  `${size} ${first}`;

const context = { viewer: { role: 'admin' } } as RequestContext;
const QUERY = `query ($first: Int! = 20, $size: Size! = large) { shown(first: $first, size: $size) }`;

describe('GraphQLEngine', () => {
  it('answers alike before and after it compiled a document', async () => {
    const engine = new GraphQLEngine(schema, []);
    for (let use = 0; use < 8; use++) {
      expect(await engine.run({ query: QUERY }, context)).toEqual({ data: { shown: 'large 20' } });
      expect(await engine.run({ query: QUERY, variables: { first: 3 } }, context)).toEqual({
        data: { shown: 'large 3' },
      });
    }
  });
});
