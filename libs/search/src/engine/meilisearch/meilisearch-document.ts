import type { DocumentKind, DocumentOf } from '../../documents/document.js';

/** What the server keeps of a document: dates as milliseconds, for it knows no dates. */
export type StoredDocument = Record<string, unknown> & { id: string; fingerprint: string };

export function stored<Kind extends DocumentKind>(document: DocumentOf[Kind]): StoredDocument {
  const fields = Object.entries(document).map(([name, value]) => [
    name,
    value instanceof Date ? value.getTime() : value,
  ]);
  return Object.fromEntries(fields) as StoredDocument;
}
