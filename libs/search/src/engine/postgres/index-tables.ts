import type { DocumentKind } from '../../documents/document.js';

/** Where the documents of a kind lie. */
export const TABLE: Record<DocumentKind, string> = {
  thread: 'search_threads',
  post: 'search_posts',
  member: 'search_members',
  tag: 'search_tags',
};

/** Documents in the tiers 0, 1 and 2, the best first; the rest is the last tier. */
export const TIER_SIZES = [8_192, 65_536, 524_288];
export const LAST_TIER = TIER_SIZES.length;
export const TIERS = [...TIER_SIZES.keys(), LAST_TIER];
