import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  typeFromAST,
} from 'graphql';
import { MAX_PAGE } from '../../db/keyset.js';

type Variables = Record<string, unknown>;

/**
 * How many nodes an operation could return if every page were full: each field that takes
 * `first` gives that many, and what stands under it counts as often. Fragments are counted once
 * and remembered, so that the count costs no more than the length of the document.
 */
export function nodeBudget(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): number {
  const known = new Map<string, number>();
  const defaults = new Map(
    operation.variableDefinitions?.map(({ variable, defaultValue }) => [
      variable.name.value,
      defaultValue?.kind === Kind.INT ? Number(defaultValue.value) : undefined,
    ]),
  );

  const pageSize = (field: GraphQLField<unknown, unknown>, given?: ArgumentNode): number => {
    const fallback = field.args.find((arg) => arg.name === 'first')?.defaultValue;
    if (!given) return size(fallback);
    if (given.value.kind === Kind.INT) return size(Number(given.value.value));
    if (given.value.kind !== Kind.VARIABLE) return size(fallback);
    const name = given.value.name.value;
    return size(variables[name] ?? defaults.get(name) ?? fallback);
  };

  const ofField = (node: FieldNode, parent: GraphQLNamedType | undefined): number => {
    const field = fieldsOf(parent)?.[node.name.value];
    if (!field || !node.selectionSet) return 0;
    const inner = ofSet(node.selectionSet, getNamedType(field.type));
    if (!field.args.some((arg) => arg.name === 'first')) return inner;
    const given = node.arguments?.find((argument) => argument.name.value === 'first');
    return pageSize(field, given) * (1 + inner);
  };

  const ofFragment = (name: string): number => {
    const counted = known.get(name);
    if (counted !== undefined) return counted;
    known.set(name, 0);
    const fragment = document.definitions.find(
      (node) => node.kind === Kind.FRAGMENT_DEFINITION && node.name.value === name,
    );
    if (fragment?.kind !== Kind.FRAGMENT_DEFINITION) return 0;
    const count = ofSet(fragment.selectionSet, typeFromAST(schema, fragment.typeCondition));
    known.set(name, count);
    return count;
  };

  const ofSet = (set: SelectionSetNode, parent: GraphQLNamedType | undefined): number =>
    set.selections.reduce((sum, selection) => {
      if (selection.kind === Kind.FIELD) return sum + ofField(selection, parent);
      if (selection.kind === Kind.FRAGMENT_SPREAD) return sum + ofFragment(selection.name.value);
      const { typeCondition, selectionSet } = selection;
      return sum + ofSet(selectionSet, typeCondition ? typeFromAST(schema, typeCondition) : parent);
    }, 0);

  return ofSet(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined);
}

const fieldsOf = (type: GraphQLNamedType | undefined) =>
  isObjectType(type) || isInterfaceType(type) ? type.getFields() : undefined;

/** Anything that is no page size will be refused by the field itself; it counts as a full page. */
const size = (value: unknown): number =>
  typeof value === 'number' && value > 0 && value <= MAX_PAGE ? value : MAX_PAGE;
