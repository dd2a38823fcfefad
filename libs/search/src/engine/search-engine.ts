import type { DocumentKind, DocumentOf } from '../documents/document.js';
import type { Candidate } from '../ranking/candidate.js';
import type { TermStatistics } from '../ranking/term-statistics.js';
import type { EngineRequest, SimilarRequest, SuggestRequest } from './search-request.js';

export type SearchEngineName = 'postgres' | 'meilisearch';

/** A find, to be loaded and checked by the policy before it is shown. */
export interface EngineHit {
  kind: DocumentKind;
  id: string;
  /** Comparable within one result only. */
  score: number;
  /** Where the next page begins when this is the last hit; opaque, of this engine and sort alone. */
  position: string;
  /** Of a thread: the post that says most of what was asked, if any does. */
  postId: string | null;
}

export type FacetName = 'room' | 'tag' | 'kind' | 'solved' | 'expert' | 'language';
export const FACET_NAMES: readonly FacetName[] = [
  'room',
  'tag',
  'kind',
  'solved',
  'expert',
  'language',
];

/** How many finds share a value: an id of a room or tag, a word, or `true`. */
export interface EngineFacet {
  name: FacetName;
  values: { value: string; count: number }[];
}

export interface EngineResult {
  hits: EngineHit[];
  hasNextPage: boolean;
  total: number;
  /** False when there are more than `total` and the engine stopped counting, facets included. */
  isTotalExact: boolean;
  facets: EngineFacet[];
  /** The text with its mistakes mended, from words that visible finds hold; null when it is fine. */
  didYouMean: string | null;
  /** The words as found, folded as `words()` does, typing mistakes mended: what to mark in a text. */
  marks: readonly string[];
}

export interface EngineSuggestions {
  hits: EngineHit[];
  didYouMean: string | null;
  marks: readonly string[];
}

/** The first stage of finding similar threads; `libs/search/src/ranking` puts them in order. */
export interface SimilarCandidates {
  candidates: Candidate[];
  statistics: TermStatistics;
}

/** An engine that does not answer; writes go on, and its index follows when it is back. */
export class EngineUnavailable extends Error {}

/** What a rebuild made before it was killed is gone, so that it must begin anew. */
export class RebuildLost extends Error {}

/**
 * Finds ids. It holds copies, so what it gives is checked against the live rows: nothing withdrawn,
 * removed or in a room outside the scope may come out, not even as a number.
 */
export abstract class SearchEngine {
  abstract readonly name: SearchEngineName;

  abstract search(request: EngineRequest): Promise<EngineResult>;

  /** Threads, tags and members by what is typed so far, best first. */
  abstract suggest(request: SuggestRequest): Promise<EngineSuggestions>;

  abstract similar(request: SimilarRequest): Promise<SimilarCandidates>;

  /** Puts documents in, in place of those with the same ids; when it resolves they are found. */
  abstract index<Kind extends DocumentKind>(
    kind: Kind,
    documents: readonly DocumentOf[Kind][],
  ): Promise<void>;

  abstract remove(kind: DocumentKind, ids: readonly string[]): Promise<void>;

  /** Every document's id and fingerprint in batches of any size and order. */
  abstract fingerprints(kind: DocumentKind): AsyncIterable<{ id: string; fingerprint: string }[]>;

  /**
   * Before everything is indexed anew; what is searched goes on answering as it was. `isResumed`
   * says that a rebuild which was killed goes on, whose documents so far must be kept; throws
   * `RebuildLost` when they cannot be.
   */
  abstract beginRebuild(isResumed: boolean): Promise<void>;

  /** As `index`, into what the rebuild makes; several may be under way. */
  abstract indexRebuilt<Kind extends DocumentKind>(
    kind: Kind,
    documents: readonly DocumentOf[Kind][],
  ): Promise<void>;

  /** What was rebuilt is searched from now on. Documents that did not come along are gone. */
  abstract finishRebuild(): Promise<void>;

  /** Resolves when the engine answers, throws `EngineUnavailable` when not. */
  abstract check(): Promise<void>;
}
