import { MAX_PAGE } from '@parvis/kernel';
import {
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getNamedType,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';
import type { PostPageArgs } from '../posts/thread-posts.resolver.js';
import type { WantedPosts } from './thread-page.repository.js';

interface Asked {
  /** The one `posts` field of the thread; null when there is none, or more than one. */
  posts: FieldNode | null;
  pointedTo: boolean;
  /** What the schema says of arguments that are left out. */
  defaults: Record<string, unknown>;
}

/** Documents come back by the thousand; what each asks for is looked up once. */
const askedBy = new WeakMap<FieldNode, Asked>();
const POINTERS = new Set(['opening', 'answer', 'replyTo']);

/**
 * Which page of posts an operation asks of its thread, so that both are read at once; null when
 * it asks for none, for several, or for one behind a cursor.
 */
export function wantedPosts(info: GraphQLResolveInfo): WantedPosts | null {
  const { posts, pointedTo, defaults } = askedOf(info);
  if (!posts) return null;
  const { first, after, around = null, from = null } = argumentsOf(posts, defaults, info);
  const isPage = typeof first === 'number' && first >= 1 && first <= MAX_PAGE;
  if (!isPage || after || (around ?? 1) < 1 || (from ?? 1) < 1) return null;
  return { first, around, from, pointedTo };
}

function askedOf(info: GraphQLResolveInfo): Asked {
  const node = info.fieldNodes[0]!;
  let asked = askedBy.get(node);
  if (!asked) {
    const fields = info.fieldNodes.flatMap(({ selectionSet }) => fieldsOf(selectionSet, info));
    const posts = fields.filter(({ name }) => name.value === 'posts');
    const pointedTo = anyField(fields, info, ({ name }) => POINTERS.has(name.value));
    const defaults = defaultsOf(info);
    asked = { posts: posts.length === 1 ? posts[0]! : null, pointedTo, defaults };
    askedBy.set(node, asked);
  }
  return asked;
}

/** The fields of a selection, those of its fragments among them. */
function fieldsOf(set: SelectionSetNode | undefined, info: GraphQLResolveInfo): FieldNode[] {
  return (set?.selections ?? []).flatMap((selection) => {
    if (selection.kind === 'Field') return selection;
    if (selection.kind === 'InlineFragment') return fieldsOf(selection.selectionSet, info);
    return fieldsOf(info.fragments[selection.name.value]?.selectionSet, info);
  });
}

function anyField(
  fields: FieldNode[],
  info: GraphQLResolveInfo,
  wanted: (field: FieldNode) => boolean,
): boolean {
  return fields.some(
    (field) => wanted(field) || anyField(fieldsOf(field.selectionSet, info), info, wanted),
  );
}

function defaultsOf({ returnType }: GraphQLResolveInfo): Record<string, unknown> {
  const { posts } = (getNamedType(returnType) as GraphQLObjectType).getFields();
  return Object.fromEntries((posts?.args ?? []).map((arg) => [arg.name, arg.defaultValue]));
}

/** The arguments as they will reach the resolver; they are numbers and texts, checked already. */
function argumentsOf(
  node: FieldNode,
  defaults: Record<string, unknown>,
  info: GraphQLResolveInfo,
): Partial<PostPageArgs> {
  const values = { ...defaults };
  for (const { name, value } of node.arguments ?? []) {
    const given = valueFromASTUntyped(value, info.variableValues);
    if (given !== undefined) values[name.value] = given;
  }
  return values as Partial<PostPageArgs>;
}
