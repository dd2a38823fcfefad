import {
  type ExecutionArgs,
  type ExecutionResult,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  getOperationAST,
  Kind,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';
import { DomainError } from '../errors/domain.error.js';
import { isUuid } from '../ids/uuidv7.js';
import type { Refusal } from './refusals.js';

const IDS_MAX = 20;
const DEPTH_MAX = 5;

/** What a result refused on purpose, each field once. */
export function refusedFields(args: ExecutionArgs, { errors }: ExecutionResult): Refusal[] {
  const refusals = new Map<string, Refusal>();
  for (const error of errors ?? []) {
    const refusal = refusalOf(args, error);
    if (refusal) refusals.set(`${refusal.reason} ${refusal.field} ${refusal.ids}`, refusal);
  }
  return [...refusals.values()];
}

function refusalOf(args: ExecutionArgs, error: GraphQLError): Refusal | null {
  const cause = error.originalError;
  if (!(cause instanceof DomainError)) return null;
  const { code, reason } = cause;
  if (code !== 'FORBIDDEN' && code !== 'NOT_FOUND') return null;
  const nodes = nodesOn(args, error.path ?? []);
  const [root] = nodes;
  if (!root) return null;
  const field = nodes.map((node) => node.name.value).join('.');
  return { code, reason, field, ids: idsOf(root, args.variableValues ?? {}) };
}

/** The fields on the way to the error: its path holds the names of the answer, not of the schema. */
function nodesOn({ document, operationName }: ExecutionArgs, path: readonly (string | number)[]) {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition);
    }
  }
  const nodes: FieldNode[] = [];
  let selections = getOperationAST(document, operationName)?.selectionSet;
  for (const key of path) {
    if (typeof key === 'number') continue;
    const node = selections && find(selections, key, fragments);
    if (!node) break;
    nodes.push(node);
    selections = node.selectionSet;
  }
  return nodes;
}

function find(
  { selections }: SelectionSetNode,
  key: string,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): FieldNode | undefined {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) {
      if ((selection.alias ?? selection.name).value === key) return selection;
      continue;
    }
    const inner =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection.selectionSet
        : fragments.get(selection.name.value)?.selectionSet;
    const found = inner && find(inner, key, fragments);
    if (found) return found;
  }
  return undefined;
}

function idsOf(node: FieldNode, variables: Record<string, unknown>): string[] {
  const ids = new Set<string>();
  const gather = (value: unknown, depth: number): void => {
    if (ids.size === IDS_MAX || depth > DEPTH_MAX) return;
    if (typeof value === 'string') {
      if (isUuid(value)) ids.add(value);
    } else if (value && typeof value === 'object') {
      for (const part of Object.values(value)) gather(part, depth + 1);
    }
  };
  for (const { value } of node.arguments ?? []) gather(valueFromASTUntyped(value, variables), 0);
  return [...ids];
}
