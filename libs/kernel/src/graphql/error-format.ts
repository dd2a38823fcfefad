import { Logger } from '@nestjs/common';
import { GraphQLError } from 'graphql';
import { DomainError } from '../errors/domain.error.js';
import { withoutSuggestions } from './limits/suggestions.js';
import type { RequestContext } from './request-context.js';

const logger = new Logger('GraphQL');

/** PostgreSQL's words for text and numbers it cannot hold: the caller's mistake, not ours. */
const BAD_VALUE = new Set(['22021', '22P05', '22P02', '22003', '22007', '22008']);

/** What the pool says when no connection came free in time: the site has more to do than it can. */
const POOL_IS_EXHAUSTED = /^timeout exceeded when trying to connect$/;

/**
 * What a client may see of an error: the code and reason of a DomainError, the message of a
 * malformed query, and nothing but INTERNAL with the request's id for the rest, which is logged.
 */
export function formatError(error: GraphQLError, context?: RequestContext): GraphQLError {
  const cause = error.originalError;
  if (cause instanceof DomainError) {
    const { code, reason, details } = cause;
    return withExtensions(error, reason, { code, reason, ...details });
  }
  // Without a cause and yet at a place in the answer: one of our fields was null but must not be.
  if (cause ? cause instanceof GraphQLError : !error.path) {
    return withExtensions(error, withoutSuggestions(error.message), {
      code: 'INVALID',
      reason: 'query_invalid',
    });
  }
  if (BAD_VALUE.has((cause as { code?: string } | undefined)?.code ?? '')) {
    return withExtensions(error, 'value_invalid', { code: 'INVALID', reason: 'value_invalid' });
  }
  if (cause && POOL_IS_EXHAUSTED.test(cause.message)) {
    const extensions = { code: 'RATE_LIMITED', reason: 'server_busy', retryAfter: 1 };
    return withExtensions(error, 'server_busy', extensions);
  }
  const requestId = context?.requestId;
  logger.error(`request ${requestId}: ${cause?.stack ?? error.message}`);
  return withExtensions(error, 'internal', { code: 'INTERNAL', reason: 'internal', requestId });
}

function withExtensions(
  error: GraphQLError,
  message: string,
  extensions: Record<string, unknown>,
): GraphQLError {
  return new GraphQLError(message, {
    nodes: error.nodes,
    source: error.source,
    positions: error.positions,
    path: error.path,
    extensions,
  });
}
