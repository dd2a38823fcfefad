import {
  type DirectiveNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** What one operation asks for with all its fragments spread out. */
export interface OperationSize {
  depth: number;
  aliases: number;
  directives: number;
  rootFields: number;
}

type FragmentOf = (name: string) => FragmentDefinitionNode | null | undefined;

const NOTHING: OperationSize = { depth: 0, aliases: 0, directives: 0, rootFields: 0 };

/**
 * Measures an operation. Each fragment is measured once, however often it is spread, so that
 * fragments within fragments cost no more than their length; one that spreads itself counts as
 * empty, since another rule refuses it.
 */
export function operationSize(
  operation: OperationDefinitionNode,
  fragmentOf: FragmentOf,
): OperationSize {
  const known = new Map<string, OperationSize>();

  const ofFragment = (name: string): OperationSize => {
    const measured = known.get(name);
    if (measured) return measured;
    known.set(name, NOTHING);
    const fragment = fragmentOf(name);
    const size = fragment ? withDirectives(ofSet(fragment.selectionSet), fragment) : NOTHING;
    known.set(name, size);
    return size;
  };

  const ofSelection = (selection: SelectionNode): OperationSize => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      return withDirectives(ofFragment(selection.name.value), selection);
    }
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      return withDirectives(ofSet(selection.selectionSet), selection);
    }
    // The shape of the schema itself has its own depth rule and is closed to strangers.
    const opaque = selection.name.value === '__schema' || selection.name.value === '__type';
    const inner = selection.selectionSet && !opaque ? ofSet(selection.selectionSet) : NOTHING;
    const size = {
      ...inner,
      depth: inner.depth + 1,
      aliases: inner.aliases + (selection.alias ? 1 : 0),
      rootFields: 1,
    };
    return withDirectives(size, selection);
  };

  const ofSet = ({ selections }: SelectionSetNode): OperationSize =>
    selections.map(ofSelection).reduce(
      (sum, size) => ({
        depth: Math.max(sum.depth, size.depth),
        aliases: sum.aliases + size.aliases,
        directives: sum.directives + size.directives,
        rootFields: sum.rootFields + size.rootFields,
      }),
      NOTHING,
    );

  return withDirectives(ofSet(operation.selectionSet), operation);
}

const withDirectives = (
  size: OperationSize,
  node: { directives?: readonly DirectiveNode[] },
): OperationSize => ({ ...size, directives: size.directives + (node.directives?.length ?? 0) });
