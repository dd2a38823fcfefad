import { createHash } from 'node:crypto';
import type { AuditEntry } from './audit-entry.entity.js';

export type HashedEntry = Omit<AuditEntry, 'previousHash' | 'hash'>;

/**
 * JSON that is the same for the same value: keys sorted by code unit, no spaces, numbers and texts
 * as ECMAScript's JSON.stringify writes them, undefined left out. RFC 8785 in short.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const { toJSON } = value as { toJSON?: () => unknown };
  if (toJSON) return canonicalJson(toJSON.call(value));
  const entries = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonicalJson(part)}`).join(',')}}`;
}

/** What is hashed of an entry, and what the export writes a line of. */
export function entryJson({ id, at, actorId, actorHandle, actorRole, ...rest }: HashedEntry) {
  const { action, subjectKind, subjectId, roomId, reason, details } = rest;
  const actor = { actorId, actorHandle, actorRole };
  return canonicalJson({
    id,
    at: at.toISOString(),
    ...actor,
    action,
    subjectKind,
    subjectId,
    roomId,
    reason,
    details,
  });
}

/**
 * Hex SHA-256 over the hash of the entry before, a line feed, and the entry's canonical JSON; the
 * first entry follows the empty text. `docs/moderation.md` says how to check it elsewhere.
 */
export const entryHash = (previousHash: string, entry: HashedEntry): string =>
  createHash('sha256')
    .update(`${previousHash}\n${entryJson(entry)}`)
    .digest('hex');
