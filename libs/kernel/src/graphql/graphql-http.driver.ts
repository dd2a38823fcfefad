import { Inject, Injectable } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { AbstractGraphQLDriver, type GqlModuleOptions } from '@nestjs/graphql';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ExecutionArgs, GraphQLError, ValidationRule } from 'graphql';
import { createHandler } from 'graphql-http/lib/use/fastify';
import { CONFIG, type Config } from '../config/config.js';
import { callFieldsDirectly } from './direct-fields.js';
import { GraphQLEngine } from './engine.js';
import { formatError } from './error-format.js';
import { Refusals } from './refusals.js';
import type { RequestContext } from './request-context.js';

export interface GraphQLHttpOptions extends GqlModuleOptions {
  validationRules: readonly ValidationRule[];
  requestContext: (
    request: FastifyRequest,
    setCookie: (line: string) => void,
  ) => Promise<RequestContext>;
}

/** Serves the code-first schema by graphql-http: POST with JSON only, no batching. */
@Injectable()
export class GraphQLHttpDriver extends AbstractGraphQLDriver<GraphQLHttpOptions> {
  engine: GraphQLEngine;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly modules: ModulesContainer,
    private readonly refusals: Refusals,
  ) {
    super();
  }

  async start(options: GraphQLHttpOptions): Promise<void> {
    callFieldsDirectly(options.schema!, this.modules);
    const schemaIsOpen = options.introspection ?? !this.config.production;
    const rules = options.validationRules;
    const engine = new GraphQLEngine(options.schema!, rules, schemaIsOpen, this.refusals);
    this.engine = engine;
    const handler = createHandler<RequestContext>({
      schema: engine.schema,
      context: ({ raw, context }) =>
        options.requestContext(raw, (line) => void context.reply.header('set-cookie', line)),
      parse: (source) => engine.parse(typeof source === 'string' ? source : source.body),
      validate: (_schema, document) => engine.validate(document),
      execute: (args: ExecutionArgs) => {
        const refusal = engine.refusal(args);
        return (refusal ? [refusal] : engine.execute(args)) as never;
      },
      formatError: (error) => formatError(error as GraphQLError),
    });
    const fastify = this.httpAdapterHost.httpAdapter.getInstance<FastifyInstance>();
    fastify.post(options.path ?? '/graphql', handler);
  }

  async stop(): Promise<void> {}
}
