import { UseGuards } from '@nestjs/common';
import type { ModulesContainer } from '@nestjs/core';
import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { buildSchema, type GraphQLObjectType } from 'graphql';
import { ANONYMOUS, type Viewer } from '../auth/viewer.js';
import { callFieldsDirectly } from './direct-fields.js';
import type { RequestContext } from './request-context.js';
import { CurrentViewer } from './viewer.decorator.js';

interface House {
  street: string;
  number: number;
}
class Nobody {
  canActivate = () => false;
}

@Resolver('House')
class HouseResolver {
  readonly country = 'FR';

  @ResolveField()
  address(
    @Parent() house: House,
    @Args('separator') separator: string,
    @CurrentViewer() viewer: Viewer,
    @Context() context: RequestContext,
  ) {
    return [house.number, house.street, viewer.role, context.requestId, this.country].join(
      separator,
    );
  }

  @ResolveField('alias')
  named(@Parent() house: House) {
    return house.street.toUpperCase();
  }

  @Query(() => String, { name: 'house' })
  anyHouse(@Args('street') street: string): House {
    return { street, number: 1 };
  }

  @ResolveField()
  @UseGuards(Nobody)
  guarded() {
    return 'open';
  }
}

const schema = buildSchema(`
  type Query { house(street: String): House }
  type House { street: String address(separator: String): String alias: String guarded: String }
`);
const fields = (schema.getType('House') as GraphQLObjectType).getFields();
const nests = () => 'by Nest';
const context = { viewer: ANONYMOUS, requestId: 'r1' } as RequestContext;
const house: House = { street: 'Rue Basse', number: 7 };

describe('callFieldsDirectly', () => {
  beforeAll(() => {
    const rootFieldResolver = (parent: House) => parent.street;
    fields.street!.resolve = rootFieldResolver;
    schema.getQueryType()!.getFields().house!.resolve = nests;
    for (const name of ['address', 'alias', 'guarded']) fields[name]!.resolve = nests;
    const providers = new Map([[HouseResolver, { instance: new HouseResolver() }]]);
    callFieldsDirectly(schema, new Map([['m', { providers }]]) as unknown as ModulesContainer);
  });

  const resolve = (name: string, args = {}) =>
    fields[name]!.resolve!(house, args, context, {} as never);

  it('hands a method what its decorators ask for', () => {
    expect(resolve('address', { separator: ' ' })).toBe('7 Rue Basse anonymous r1 FR');
  });

  it('finds a field under the name it was given', () => {
    expect(resolve('alias')).toBe('RUE BASSE');
  });

  it('finds queries wherever they stand', () => {
    const { house: query } = schema.getQueryType()!.getFields();
    const found = query!.resolve!(undefined, { street: 'Rue Haute' }, context, {} as never);
    expect(found).toEqual({ street: 'Rue Haute', number: 1 });
  });

  it('lets plain fields be read as they stand', () => {
    expect(fields.street!.resolve).toBeUndefined();
  });

  it('leaves a guarded field to Nest', () => {
    expect(fields.guarded!.resolve).toBe(nests);
  });
});
