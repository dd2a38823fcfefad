import { createHash } from 'node:crypto';

/** What staff read and decide on. */
export interface ReviewedContent {
  title: string | null;
  bodyMarkdown: string;
  bodyHtml: string;
  /** See `contentHash`. */
  hash: string;
}

/**
 * Pins what was read: hex SHA-256 over the JSON of its parts, `[title, bodyMarkdown]` of a post,
 * `[handle, name, bioMarkdown, avatarFileId]` of a member.
 */
export const contentHash = (parts: readonly (string | number | null)[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');
