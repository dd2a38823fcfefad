import type { DocumentKind, DocumentOf } from '../../documents/document.js';
import {
  type EngineResult,
  type EngineSuggestions,
  SearchEngine,
  type SearchEngineName,
  type SimilarCandidates,
} from '../search-engine.js';
import type { EngineRequest, SimilarRequest, SuggestRequest } from '../search-request.js';
import { type MeilisearchAccess, MeilisearchConnection } from './meilisearch-connection.js';
import { MeilisearchIndex } from './meilisearch-index.js';
import { MeilisearchSearch } from './meilisearch-search.js';

/**
 * Search in a Meilisearch server. Two things stay with PostgreSQL: tags, of which only the rows of
 * the moment say who may see them, and similar questions, whose ranking needs statistics that the
 * server does not give.
 */
export class MeilisearchSearchEngine extends SearchEngine {
  readonly name: SearchEngineName = 'meilisearch';
  private readonly connection: MeilisearchConnection;
  private readonly indexes: MeilisearchIndex;
  private readonly searching: MeilisearchSearch;

  constructor(
    access: MeilisearchAccess,
    private readonly postgres: SearchEngine,
  ) {
    super();
    this.connection = new MeilisearchConnection(access);
    this.indexes = new MeilisearchIndex(this.connection);
    this.searching = new MeilisearchSearch(this.connection, this.indexes.names);
  }

  async search({ type, ...request }: EngineRequest): Promise<EngineResult> {
    if (type === 'tags') return this.postgres.search({ type, ...request });
    return this.searching.search({ type, ...request });
  }

  suggest(request: SuggestRequest): Promise<EngineSuggestions> {
    return this.searching.suggest(request);
  }

  similar(request: SimilarRequest): Promise<SimilarCandidates> {
    return this.postgres.similar(request);
  }

  index<Kind extends DocumentKind>(
    kind: Kind,
    documents: readonly DocumentOf[Kind][],
  ): Promise<void> {
    return this.indexes.put(kind, documents);
  }

  remove(kind: DocumentKind, ids: readonly string[]): Promise<void> {
    return this.indexes.remove(kind, ids);
  }

  fingerprints(kind: DocumentKind): AsyncIterable<{ id: string; fingerprint: string }[]> {
    return this.indexes.fingerprints(kind);
  }

  beginRebuild(isResumed: boolean): Promise<void> {
    return this.indexes.beginRebuild(isResumed);
  }

  indexRebuilt<Kind extends DocumentKind>(
    kind: Kind,
    documents: readonly DocumentOf[Kind][],
  ): Promise<void> {
    return this.indexes.putRebuilt(kind, documents);
  }

  finishRebuild(): Promise<void> {
    return this.indexes.finishRebuild();
  }

  async check(): Promise<void> {
    await this.connection.ask((client) => client.health());
  }

  /** Whether the server holds what is searched, of this release's making. */
  isBuilt(): Promise<boolean> {
    return this.indexes.isBuilt();
  }
}
