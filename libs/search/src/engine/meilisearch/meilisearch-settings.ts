import { createHash } from 'node:crypto';
import type { Settings } from 'meilisearch';
import { DOCUMENT_KINDS, type DocumentKind } from '../../documents/document.js';

/** Finds of one search that can be paged through; beyond it the total is not exact. */
export const MAX_TOTAL_HITS = 10_000;
/** Raise it when documents are made otherwise, so that new indexes are built. */
const DOCUMENTS_VERSION = 1;

/** What was asked to be first comes first; then how well the words are met; then quality. */
const RANKING = ['sort', 'words', 'typo', 'proximity', 'attribute', 'exactness', 'quality:desc'];
const COMMON: Settings = {
  rankingRules: RANKING,
  sortableAttributes: ['createdAt', 'voteScore'],
  typoTolerance: { minWordSizeForTypos: { oneTypo: 4, twoTypos: 8 } },
  faceting: { maxValuesPerFacet: 100, sortFacetValuesBy: { '*': 'count' } },
  pagination: { maxTotalHits: MAX_TOTAL_HITS },
};
const THREAD_FACTS = [
  'roomId',
  'tagIds',
  'kind',
  'language',
  'authorId',
  'isSolved',
  'isAnsweredByExpert',
  'createdAt',
];

/** How each index searches, filters and sorts; the order of the searchable attributes is their weight. */
export const SETTINGS: Record<DocumentKind, Settings> = {
  thread: {
    ...COMMON,
    searchableAttributes: ['title', 'tagNames', 'answer', 'opening', 'replies'],
    filterableAttributes: THREAD_FACTS,
  },
  post: {
    ...COMMON,
    searchableAttributes: ['text'],
    filterableAttributes: [...THREAD_FACTS, 'threadId'],
  },
  member: {
    ...COMMON,
    searchableAttributes: ['handle', 'name', 'bio'],
    filterableAttributes: ['isExpert', 'createdAt'],
  },
  tag: {
    ...COMMON,
    searchableAttributes: ['name', 'slug', 'synonyms', 'description'],
    filterableAttributes: ['createdAt'],
  },
};

/** Differs as soon as anything about the indexes differs. */
export const SETTINGS_VERSION = createHash('sha256')
  .update(JSON.stringify([DOCUMENTS_VERSION, SETTINGS]))
  .digest('hex')
  .slice(0, 8);

/** The indexes of one forum on a server that may hold others. */
export class IndexNames {
  constructor(
    private readonly prefix: string,
    private readonly version = SETTINGS_VERSION,
  ) {}

  /** What is searched: `parvis_threads_1a2b3c4d`. */
  live(kind: DocumentKind): string {
    return `${this.prefix}_${kind}s_${this.version}`;
  }

  /** What a rebuild makes, until the two change places. */
  next(kind: DocumentKind): string {
    return `${this.live(kind)}_next`;
  }

  /** Whether an index is this forum's, and of no use any more once the live ones are searched. */
  isOutdated(uid: string): boolean {
    const own = new RegExp(`^${this.prefix}_(thread|post|member|tag)s_[0-9a-f]{8}(_next)?$`);
    return own.test(uid) && !DOCUMENT_KINDS.some((kind) => this.live(kind) === uid);
  }
}
