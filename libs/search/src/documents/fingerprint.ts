import { createHash } from 'node:crypto';

/** Raised when documents are made otherwise than before, so that verification asks for a reindex. */
const MAKING = 1;
/** What changes by being read or by time alone is not worth a new document. */
const PASSING = new Set(['quality']);

/** Short, and different for documents that differ in anything that lasts. */
export function fingerprintOf(document: object): string {
  const lasting = Object.entries(document).filter(([name]) => !PASSING.has(name));
  const text = JSON.stringify([MAKING, lasting]);
  return createHash('md5').update(text).digest('base64url').slice(0, 16);
}
