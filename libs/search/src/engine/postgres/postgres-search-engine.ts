import { Injectable } from '@nestjs/common';
import type { DocumentKind, DocumentOf } from '../../documents/document.js';
import {
  type EngineResult,
  type EngineSuggestions,
  SearchEngine,
  type SearchEngineName,
  type SimilarCandidates,
} from '../search-engine.js';
import type { EngineRequest, SimilarRequest, SuggestRequest } from '../search-request.js';
import { indexRowOf } from './index-row.js';
import { IndexStatistics } from './index-statistics.js';
import { PostgresIndexRepository } from './postgres-index.repository.js';
import { PostgresSearch } from './postgres-search.js';
import { PostgresSimilar } from './postgres-similar.js';
import { PostgresSuggest } from './postgres-suggest.js';
import { SearchStatements } from './search-statements.js';
import { TiersRepository } from './tiers.repository.js';

const GONE_AT_ONCE = 500;

/** Search in the forum's own database: nothing to install, and never away while the forum is up. */
@Injectable()
export class PostgresSearchEngine extends SearchEngine {
  readonly name: SearchEngineName = 'postgres';

  constructor(
    private readonly searching: PostgresSearch,
    private readonly suggesting: PostgresSuggest,
    private readonly comparing: PostgresSimilar,
    private readonly repository: PostgresIndexRepository,
    private readonly tiers: TiersRepository,
    private readonly statistics: IndexStatistics,
    private readonly statements: SearchStatements,
  ) {
    super();
  }

  search(request: EngineRequest): Promise<EngineResult> {
    return this.statements.together(() => this.searching.search(request));
  }

  suggest(request: SuggestRequest): Promise<EngineSuggestions> {
    return this.statements.together(() => this.suggesting.suggest(request));
  }

  similar(request: SimilarRequest): Promise<SimilarCandidates> {
    return this.statements.together(() => this.comparing.similar(request));
  }

  async index<Kind extends DocumentKind>(
    kind: Kind,
    documents: readonly DocumentOf[Kind][],
  ): Promise<void> {
    if (documents.length === 0) return;
    await this.repository.upsert(
      kind,
      documents.map((document) => indexRowOf(kind, document)),
    );
  }

  async remove(kind: DocumentKind, ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.repository.delete(kind, ids);
  }

  fingerprints(kind: DocumentKind): AsyncIterable<{ id: string; fingerprint: string }[]> {
    return this.repository.fingerprints(kind);
  }

  /** Documents are replaced where they stand, so a search meanwhile finds the old or the new. */
  async beginRebuild(isResumed: boolean): Promise<void> {
    if (!isResumed) await this.tiers.draw();
  }

  async indexRebuilt<Kind extends DocumentKind>(
    kind: Kind,
    documents: readonly DocumentOf[Kind][],
  ): Promise<void> {
    if (documents.length === 0) return;
    await this.repository.write(
      kind,
      documents.map((document) => indexRowOf(kind, document)),
    );
  }

  async finishRebuild(): Promise<void> {
    for (const kind of ['thread', 'post', 'member', 'tag'] as const) {
      for (;;) {
        const ids = await this.repository.dead(kind, GONE_AT_ONCE);
        await this.remove(kind, ids);
        if (ids.length < GONE_AT_ONCE) break;
      }
    }
    await this.tiers.settle();
    await this.repository.recountWords();
    await this.repository.analyse();
    this.statistics.forget();
  }

  /** The forum would be away as well. */
  async check(): Promise<void> {}
}
