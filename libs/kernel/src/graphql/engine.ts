import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  type GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  parse,
  specifiedRules,
  type ValidationRule,
  validate,
  valueFromASTUntyped,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { LRUCache } from 'lru-cache';
import { formatError } from './error-format.js';
import { OperationGate } from './limits/operation-gate.js';
import type { Refusals } from './refusals.js';
import { refusedFields } from './refused-fields.js';
import type { RequestContext } from './request-context.js';

interface Prepared {
  document: DocumentNode;
  errors: readonly GraphQLError[];
  uses: number;
  compiled: Map<string, Compiled | null>;
}

interface Compiled {
  query: CompiledQuery['query'];
  /** What the document says of variables that are left out; graphql-jit forgets it of `Int! = 20`. */
  defaults: Record<string, unknown>;
}

const KEPT_DOCUMENTS = 500;
const MAX_TOKENS = 1_000;
/** Compiling costs about 1 ms, so a document must come back before it is worth it. */
const USES_BEFORE_COMPILING = 3;

export interface Operation {
  query: string;
  variables?: Record<string, unknown> | null;
  operationName?: string | null;
}

/**
 * Parses and validates a document once, compiles it when it comes back, and executes it.
 * The HTTP endpoint and the pages, which call it in process, share it.
 */
export class GraphQLEngine {
  private readonly prepared = new LRUCache<string, Prepared>({ max: KEPT_DOCUMENTS });
  private readonly byDocument = new WeakMap<DocumentNode, Prepared>();
  private readonly gate: OperationGate;

  constructor(
    readonly schema: GraphQLSchema,
    private readonly rules: readonly ValidationRule[],
    /** Whether everyone may look into the schema; else only admins. */
    schemaIsOpen = false,
    private readonly refusals: Refusals | null = null,
  ) {
    this.gate = new OperationGate(schema, schemaIsOpen);
  }

  /** Throws a syntax error; answers from memory when the text is known. */
  parse(text: string): DocumentNode {
    let known = this.prepared.get(text);
    if (!known) {
      const document = parse(text, { maxTokens: MAX_TOKENS });
      const errors = validate(this.schema, document, [...specifiedRules, ...this.rules], {
        maxErrors: 3,
      });
      known = { document, errors, uses: 0, compiled: new Map() };
      this.prepared.set(text, known);
      this.byDocument.set(document, known);
    }
    return known.document;
  }

  validate(document: DocumentNode): readonly GraphQLError[] {
    return this.byDocument.get(document)?.errors ?? validate(this.schema, document, this.rules);
  }

  /** Why a valid document may not run for this caller with these variables; null when it may. */
  refusal(args: ExecutionArgs): GraphQLError | null {
    return this.gate.refusal(args);
  }

  async execute(args: ExecutionArgs): Promise<ExecutionResult> {
    const compiled = this.compiled(args);
    const result = await (compiled
      ? compiled.query(args.rootValue, args.contextValue, withDefaults(args, compiled.defaults))
      : execute(args));
    if (result.errors && this.refusals?.areHeard) {
      for (const refusal of refusedFields(args, result as ExecutionResult)) {
        await this.refusals.tell(refusal, args.contextValue as RequestContext);
      }
    }
    return result as ExecutionResult;
  }

  /** Runs an operation in process and formats its errors as the endpoint would. */
  async run(operation: Operation, context: RequestContext): Promise<ExecutionResult> {
    let document: DocumentNode;
    try {
      document = this.parse(operation.query);
    } catch (error) {
      return { errors: [formatError(error as GraphQLError, context)] };
    }
    const args: ExecutionArgs = {
      schema: this.schema,
      document,
      contextValue: context,
      variableValues: withoutUndefined(operation.variables ?? {}),
      operationName: operation.operationName,
    };
    const invalid = this.validate(document);
    const refusal = invalid.length ? null : this.refusal(args);
    const errors = refusal ? [refusal] : invalid;
    const result = errors.length ? { errors } : await this.execute(args);
    if (!result.errors) return result;
    return { ...result, errors: result.errors.map((error) => formatError(error, context)) };
  }

  private compiled(args: ExecutionArgs): Compiled | null {
    const known = this.byDocument.get(args.document);
    if (!known || ++known.uses <= USES_BEFORE_COMPILING) return null;
    const name = args.operationName ?? '';
    let compiled = known.compiled.get(name);
    if (compiled === undefined) {
      const result = compileQuery(this.schema, args.document, args.operationName ?? undefined);
      compiled = isCompiledQuery(result)
        ? { query: result.query, defaults: defaultsOf(args.document, args.operationName) }
        : null;
      known.compiled.set(name, compiled);
    }
    return compiled;
  }
}

function defaultsOf(document: DocumentNode, name: string | null | undefined) {
  const definitions = getOperationAST(document, name)?.variableDefinitions ?? [];
  const defaults: Record<string, unknown> = {};
  for (const { variable, defaultValue } of definitions) {
    if (defaultValue) defaults[variable.name.value] = valueFromASTUntyped(defaultValue);
  }
  return defaults;
}

function withDefaults(
  { variableValues }: ExecutionArgs,
  defaults: Record<string, unknown>,
): Record<string, unknown> {
  const values: Record<string, unknown> = { ...variableValues };
  for (const name in defaults) if (values[name] === undefined) values[name] = defaults[name];
  return values;
}

/** As JSON would carry them: a variable that is undefined was not given, so its default holds. */
const withoutUndefined = (variables: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined));
