import { GraphQLError, type ValidationRule } from 'graphql';
import { DomainError } from '../../errors/domain.error.js';
import { type OperationSize, operationSize } from './operation-size.js';

/** What one operation may ask for. The engine adds 1,000 tokens, the endpoint the size of a body. */
export const operationLimits = {
  /** Fields within fields; fragments do not count. */
  depth: 10,
  /** Renamed fields, `__typename` among them, as often as their fragment is spread. */
  aliases: 15,
  directives: 20,
  /** Fields of Query or Mutation. */
  rootFields: 10,
  /** Nodes of all connections together, as if every page were full. */
  nodes: 10_000,
} as const;

const REASONS: Record<keyof OperationSize, string> = {
  depth: 'query_too_deep',
  aliases: 'query_has_too_many_aliases',
  directives: 'query_has_too_many_directives',
  rootFields: 'query_has_too_many_fields',
};

/** The rules an operation must keep whoever sends it and whatever its variables hold. */
export function graphqlLimits(): ValidationRule[] {
  return [
    (context) => ({
      OperationDefinition(operation) {
        const size = operationSize(operation, (name) => context.getFragment(name));
        for (const [what, reason] of Object.entries(REASONS)) {
          const max = operationLimits[what as keyof OperationSize];
          if (size[what as keyof OperationSize] <= max) continue;
          context.reportError(limitError(reason, max));
        }
      },
    }),
  ];
}

export function limitError(reason: string, max: number): GraphQLError {
  const originalError = new DomainError('INVALID', reason, { params: { max } });
  return new GraphQLError(reason, { originalError });
}
