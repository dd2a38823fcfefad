import type { AuditEntry } from './audit-entry.entity.js';
import { canonicalJson, entryJson } from './audit-hash.js';

export type AuditFormat = 'csv' | 'jsonl';
export const AUDIT_FORMATS: readonly AuditFormat[] = ['csv', 'jsonl'];

const COLUMNS = [
  'id',
  'at',
  'actorId',
  'actorHandle',
  'actorRole',
  'action',
  'subjectKind',
  'subjectId',
  'roomId',
  'reason',
  'details',
  'previousHash',
  'hash',
] as const;

/** What a file of the log begins with. */
export const auditHeader = (format: AuditFormat): string =>
  format === 'csv' ? `${COLUMNS.join(',')}\r\n` : '';

/** An entry as a line: in JSON exactly what was hashed, with both hashes beside it. */
export function auditLine(entry: AuditEntry, format: AuditFormat): string {
  const { previousHash, hash } = entry;
  if (format === 'jsonl') {
    return `{"entry":${entryJson(entry)},"hash":"${hash}","previousHash":"${previousHash}"}\n`;
  }
  const row = { ...entry, at: entry.at.toISOString(), details: canonicalJson(entry.details) };
  return `${COLUMNS.map((column) => cell(row[column])).join(',')}\r\n`;
}

/** By RFC 4180; what a spreadsheet would take for a formula begins with an apostrophe. */
function cell(value: string | null): string {
  const text = value ?? '';
  const safe = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
