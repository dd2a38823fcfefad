import {
  BREAK,
  type DocumentNode,
  type ExecutionArgs,
  type FieldNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  visit,
} from 'graphql';
import { mayWrite } from '../../auth/standing.js';
import { isAdmin, isSuspended } from '../../auth/viewer.js';
import { refusalOf } from '../../errors/denial.js';
import { DomainError } from '../../errors/domain.error.js';
import { OPEN_TO_SUSPENDED } from '../open-to-suspended.decorator.js';
import type { RequestContext } from '../request-context.js';
import { limitError, operationLimits } from './graphql-limits.js';
import { nodeBudget } from './node-budget.js';
import { rootFields } from './root-fields.js';

interface Facts {
  introspects: boolean;
  /** Of an operation whose page sizes all stand in the document. */
  fixedNodes: Map<string, number>;
}

/**
 * Refuses what can only be judged with the caller and the variables at hand: pages of pages that
 * would return too many nodes, looking into the schema by those who may not, and mutations by
 * suspended members. What a document says by itself is found out once and remembered with it.
 */
export class OperationGate {
  private readonly facts = new WeakMap<DocumentNode, Facts>();

  constructor(
    private readonly schema: GraphQLSchema,
    /** Whether everyone may introspect, as in development; else only admins. */
    private readonly schemaIsOpen: boolean,
  ) {}

  refusal(args: ExecutionArgs): GraphQLError | null {
    const facts = this.factsOf(args.document);
    if (facts.introspects && !this.mayIntrospect(args.contextValue)) {
      const originalError = new DomainError('FORBIDDEN', 'introspection_closed');
      return new GraphQLError('introspection_closed', { originalError });
    }
    const suspended = this.suspendedFrom(args);
    if (suspended) return suspended;
    const { nodes } = operationLimits;
    return this.nodesOf(args, facts) > nodes ? limitError('query_too_large', nodes) : null;
  }

  private mayIntrospect(context: unknown): boolean {
    return this.schemaIsOpen || isAdmin((context as RequestContext).viewer);
  }

  /** One rule for every mutation, so that a new one is closed to suspended members by default. */
  private suspendedFrom({ document, operationName, contextValue }: ExecutionArgs) {
    const { viewer } = contextValue as RequestContext;
    if (!isSuspended(viewer)) return null;
    const operation = getOperationAST(document, operationName);
    if (operation?.operation !== 'mutation') return null;
    const fields = this.schema.getMutationType()?.getFields() ?? {};
    const closed = rootFields(document, operation).find(
      (name) => !fields[name]?.extensions[OPEN_TO_SUSPENDED],
    );
    if (closed === undefined) return null;
    const originalError = refusalOf(mayWrite(viewer)!);
    return new GraphQLError(originalError.reason, { originalError, path: [closed] });
  }

  private nodesOf({ document, operationName, variableValues }: ExecutionArgs, facts: Facts) {
    const fixed = facts.fixedNodes.get(operationName ?? '');
    if (fixed !== undefined) return fixed;
    const operation = getOperationAST(document, operationName);
    if (!operation) return 0;
    const count = nodeBudget(this.schema, document, operation, variableValues ?? {});
    if (!sizesPagesByVariable(document)) facts.fixedNodes.set(operationName ?? '', count);
    return count;
  }

  private factsOf(document: DocumentNode): Facts {
    let known = this.facts.get(document);
    if (!known) {
      const introspects = anyField(document, ({ name }) => /^__(schema|type)$/.test(name.value));
      known = { introspects, fixedNodes: new Map() };
      this.facts.set(document, known);
    }
    return known;
  }
}

const sizesPagesByVariable = (document: DocumentNode): boolean =>
  anyField(
    document,
    (field) =>
      field.arguments?.some(
        ({ name, value }) => name.value === 'first' && value.kind === 'Variable',
      ) ?? false,
  );

function anyField(document: DocumentNode, wanted: (field: FieldNode) => boolean): boolean {
  let found = false;
  visit(document, {
    Field(field) {
      if (!wanted(field)) return;
      found = true;
      return BREAK;
    },
  });
  return found;
}
