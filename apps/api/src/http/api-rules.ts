import type { IncomingHttpHeaders } from 'node:http';
import type { RunningConfig } from '@parvis/kernel';
import type { FastifyInstance } from 'fastify';

const API_PATH = /^\/(?:graphql|files|exports|healthz|readyz)(?:[/?]|$)/;

/** Which paths the API answers; all others are pages. */
export const isApiPath = (url: string): boolean => API_PATH.test(url);

/**
 * Refuses what a foreign site makes a browser send, and sets the headers of every API answer.
 * Calls without a browser carry neither header and rely on their credentials.
 */
export function registerApiRules(fastify: FastifyInstance, config: RunningConfig): void {
  fastify.addHook('onRequest', async (request, reply) => {
    reply.header('x-content-type-options', 'nosniff');
    reply.header('cache-control', 'no-store');
    if (request.method !== 'GET' && isForeign(request.headers, config)) {
      await reply.code(403).send({ errors: [{ message: 'foreign_origin' }] });
    }
  });
}

/** Whether the page that makes the browser call stands on another site. */
export function isForeign(headers: IncomingHttpHeaders, config: RunningConfig): boolean {
  const site = headers['sec-fetch-site'];
  if (site && site !== 'same-origin' && site !== 'none') return true;
  if (!headers.origin) return false;
  const own = config.siteUrlIsSet ? new URL(config.siteUrl).host : headers.host;
  try {
    return new URL(headers.origin).host !== own;
  } catch {
    return true;
  }
}
