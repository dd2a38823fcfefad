import type { Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import type { Page } from '../db/keyset.js';

@ObjectType({ description: 'Where a page ends and whether another follows.' })
export class PageInfo {
  @Field({ description: 'Whether more follow after `endCursor`.' })
  hasNextPage: boolean;

  @Field(() => String, { nullable: true, description: 'Pass as `after` for the next page.' })
  endCursor: string | null;
}

@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 20, description: 'How many, from 1 to 100.' })
  first: number;

  @Field(() => String, { nullable: true, description: 'The `endCursor` of the page before.' })
  after?: string | null;
}

export interface Connection<T> {
  readonly nodes: T[];
  readonly edges: { node: T; cursor: string }[];
  readonly pageInfo: PageInfo;
}

/** The GraphQL connection of a type: `nodes` for reading, `edges` where a cursor per node is needed. */
export function connectionOf<T extends object>(
  node: Type<T>,
  name = node.name.replace(/Type$/, ''),
) {
  @ObjectType(`${name}Edge`, { description: `One ${name} of a list with its cursor.` })
  class EdgeClass {
    @Field(() => node, { description: 'The node itself.' })
    node: T;

    @Field({ description: 'Pass as `after` to continue behind this node.' })
    cursor: string;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${name}s.` })
  class ConnectionClass {
    @Field(() => [node], { description: 'The nodes of this page.' })
    nodes: T[];

    @Field(() => [EdgeClass], { description: 'The nodes with their cursors.' })
    edges: EdgeClass[];

    @Field(() => PageInfo, { description: 'Whether and where the list goes on.' })
    pageInfo: PageInfo;
  }
  return ConnectionClass;
}

/** What a resolver returns for a connection; edges and cursors are made only when asked for. */
export function connection<T>(page: Page<T>): Connection<T> {
  const last = page.rows.at(-1);
  return {
    nodes: page.rows,
    get edges() {
      return page.rows.map((node) => ({ node, cursor: page.cursorOf(node) }));
    },
    get pageInfo() {
      return {
        hasNextPage: page.hasNextPage,
        get endCursor() {
          return last ? page.cursorOf(last) : null;
        },
      };
    },
  };
}
