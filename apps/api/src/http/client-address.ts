import type { IncomingMessage } from 'node:http';

/**
 * The caller's address: the socket's, or the entry of X-Forwarded-For that the outermost of our
 * own proxies wrote. Entries further left are the client's word and count for nothing.
 */
export function clientAddress(request: IncomingMessage, trustedProxies: number): string {
  const socket = request.socket.remoteAddress ?? '';
  if (trustedProxies === 0) return socket;
  const header = request.headers['x-forwarded-for'];
  const chain = (Array.isArray(header) ? header.join(',') : (header ?? ''))
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean);
  return chain.at(-trustedProxies) ?? chain[0] ?? socket;
}
