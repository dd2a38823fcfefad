import type { ThreadKind } from '@parvis/forum';
import type { VocabularyScope } from '../documents/document.js';
import type { ParsedQuery } from '../query/parsed-query.js';

export type SearchType = 'threads' | 'posts' | 'members' | 'tags' | 'experts';
export type SearchSort = 'relevance' | 'newest' | 'oldest' | 'votes';
export const SEARCH_TYPES: readonly SearchType[] = [
  'threads',
  'posts',
  'members',
  'tags',
  'experts',
];
export const SEARCH_SORTS: readonly SearchSort[] = ['relevance', 'newest', 'oldest', 'votes'];

/** What to find, its operators already in the filter. */
export type QueryText = Pick<ParsedQuery, 'terms' | 'isLastWordOpen'>;

/** What the viewer may see at this moment; an engine gives, counts and suggests nothing else. */
export interface SearchScope {
  rooms: 'all' | readonly string[];
  /** Whose words may be suggested: `public`, `members`, ids of private rooms. */
  vocabulary: 'all' | readonly VocabularyScope[];
}

/** Sets mean one of them, except tags, of which a thread must carry all. Names are looked up. */
export interface Narrowing {
  roomIds?: readonly string[];
  tagIds?: readonly string[];
  threadKinds?: readonly ThreadKind[];
  languages?: readonly string[];
  authorIds?: readonly string[];
}

export interface EngineFilter extends Narrowing {
  isSolved?: boolean;
  isAnsweredByExpert?: boolean;
  /** When the thread or post was written: not earlier than `from`, earlier than `to`. */
  from?: Date;
  to?: Date;
  /** Leaves out whatever has one of these. */
  not?: Narrowing;
}

export interface EngineRequest {
  text: QueryText;
  type: SearchType;
  filter: EngineFilter;
  sort: SearchSort;
  scope: SearchScope;
  /** The language of the pages the viewer reads: breaks a tie, hides nothing. */
  locale: string;
  first: number;
  /** The `position` of the last hit of the page before. */
  after: string | null;
  /** Whether to count facets, which the next page does without. */
  withFacets: boolean;
}

export interface SuggestRequest {
  text: QueryText;
  scope: SearchScope;
  locale: string;
  first: number;
}

/** A question in the making, or a thread whose neighbours are looked for. */
export interface SimilarRequest {
  title: string;
  body?: string;
  language: string;
  scope: SearchScope;
  roomId?: string;
  /** The thread itself, when it is there already. */
  exceptId?: string;
  /** Candidates at most; ranking reads them all. */
  limit: number;
}
