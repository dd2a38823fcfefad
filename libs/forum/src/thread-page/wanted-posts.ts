import { MAX_PAGE } from '@parvis/kernel';
import {
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getArgumentValues,
  type SelectionSetNode,
} from 'graphql';
import type { PostPageArgs } from '../posts/thread-posts.resolver.js';
import type { WantedPosts } from './thread-page.repository.js';

/** Documents come back by the thousand; what each asks for is looked up once. */
const postsFieldOf = new WeakMap<FieldNode, FieldNode | null>();

/**
 * Which page of posts an operation asks of its thread, so that both are read at once; null when
 * it asks for none, for several, or for one behind a cursor.
 */
export function wantedPosts(
  info: GraphQLResolveInfo,
  thread: GraphQLObjectType,
): WantedPosts | null {
  const asked = info.fieldNodes[0]!;
  if (!postsFieldOf.has(asked)) {
    const nodes = info.fieldNodes.flatMap((node) => postsFields(node.selectionSet, info));
    postsFieldOf.set(asked, nodes.length === 1 ? nodes[0]! : null);
  }
  const node = postsFieldOf.get(asked);
  const field = thread.getFields().posts;
  if (!node || !field) return null;
  const args = getArgumentValues(field, node, info.variableValues);
  const { first, after, around = null, from = null } = args as Partial<PostPageArgs>;
  const isPage = typeof first === 'number' && first >= 1 && first <= MAX_PAGE;
  if (!isPage || after || (around ?? 1) < 1 || (from ?? 1) < 1) return null;
  return { first, around, from };
}

function postsFields(set: SelectionSetNode | undefined, info: GraphQLResolveInfo): FieldNode[] {
  return (set?.selections ?? []).flatMap((selection) => {
    if (selection.kind === 'Field') return selection.name.value === 'posts' ? [selection] : [];
    if (selection.kind === 'InlineFragment') return postsFields(selection.selectionSet, info);
    return postsFields(info.fragments[selection.name.value]?.selectionSet, info);
  });
}
