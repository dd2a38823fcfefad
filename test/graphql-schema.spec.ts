import { readFileSync, writeFileSync } from 'node:fs';
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isObjectType,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { type World, world } from './support/world.js';

const FILE = new URL('../schema.graphql', import.meta.url);

describe('the GraphQL schema', () => {
  let w: World;

  beforeAll(async () => {
    w = await world();
  });

  afterAll(() => w.close());

  it('is the one that stands in schema.graphql', () => {
    const printed = `${printSchema(lexicographicSortSchema(w.engine.schema))}\n`;
    if (process.env.UPDATE_SCHEMA) writeFileSync(FILE, printed);
    expect(printed).toBe(readFileSync(FILE, 'utf8'));
  });

  it('describes every type, field, argument and input', () => {
    const silent: string[] = [];
    for (const type of Object.values(w.engine.schema.getTypeMap())) {
      if (type.name.startsWith('__') || !('astNode' in type)) continue;
      const isOurs = isObjectType(type) || isInputObjectType(type) || isEnumType(type);
      if (!isOurs) continue;
      const isRoot = ['Query', 'Mutation'].includes(type.name);
      if (!isRoot && !type.description) silent.push(type.name);
      if (isEnumType(type)) continue;
      for (const field of Object.values(type.getFields())) {
        if (!field.description) silent.push(`${type.name}.${field.name}`);
        for (const argument of 'args' in field ? field.args : []) {
          if (!argument.description) silent.push(`${type.name}.${field.name}(${argument.name})`);
        }
      }
    }
    expect(silent).toEqual([]);
  });

  it('bounds every list by a page or by its nature', () => {
    const unbounded: string[] = [];
    for (const type of Object.values(w.engine.schema.getTypeMap())) {
      if (!isObjectType(type) || !/Connection$/.test(type.name)) continue;
      const fields = type.getFields();
      if (!fields.pageInfo || !fields.nodes) unbounded.push(type.name);
      else expect(getNamedType(fields.pageInfo.type).name).toBe('PageInfo');
    }
    expect(unbounded).toEqual([]);
  });
});
