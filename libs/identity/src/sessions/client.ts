import { isIP } from 'node:net';
import type { RequestContext } from '@parvis/kernel';

/** Where a call comes from; a `RequestContext` is one. */
export type Client = Pick<RequestContext, 'address' | 'userAgent'>;

const USER_AGENT_MAX = 300;

/** What of it can be stored: PostgreSQL takes neither a zone in an address nor any odd header. */
export function storable({ address, userAgent }: Client): Client & { address: string | null } {
  const plain = address.replace(/%.*$/, '');
  return {
    address: isIP(plain) ? plain : null,
    // Headers are bytes that somebody made up.
    userAgent: userAgent.replace(/[^\x20-\x7e]/g, '').slice(0, USER_AGENT_MAX),
  } as Client & { address: string | null };
}
