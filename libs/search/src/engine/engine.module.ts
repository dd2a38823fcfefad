import { Module } from '@nestjs/common';
import { CONFIG, type Config } from '@parvis/kernel';
import { DocumentsModule } from '../documents/documents.module.js';
import { MeilisearchSearchEngine } from './meilisearch/meilisearch-search-engine.js';
import { DidYouMean } from './postgres/did-you-mean.js';
import { HitTextsRepository } from './postgres/hit-texts.repository.js';
import { HitsRepository } from './postgres/hits.repository.js';
import { IndexStatistics } from './postgres/index-statistics.js';
import { PostgresIndexRepository } from './postgres/postgres-index.repository.js';
import { PostgresSearch } from './postgres/postgres-search.js';
import { PostgresSearchEngine } from './postgres/postgres-search-engine.js';
import { PostgresSimilar } from './postgres/postgres-similar.js';
import { PostgresSuggest } from './postgres/postgres-suggest.js';
import { SearchStatements } from './postgres/search-statements.js';
import { TiersRepository } from './postgres/tiers.repository.js';
import { WalksRepository } from './postgres/walks.repository.js';
import { WordsRepository } from './postgres/words.repository.js';
import { WordsUnderstanding } from './postgres/words-understanding.js';
import { SearchEngines } from './search-engines.js';

/** Meilisearch first where there is one; PostgreSQL always. */
function enginesOf(config: Config, postgres: PostgresSearchEngine): SearchEngines {
  const { meilisearchUrl: url, meilisearchKey: key, meilisearchPrefix: prefix } = config;
  if (!url) return new SearchEngines([postgres]);
  return new SearchEngines([new MeilisearchSearchEngine({ url, key, prefix }, postgres), postgres]);
}

/** The engines; which one answers is the configuration's choice. */
@Module({
  imports: [DocumentsModule],
  providers: [
    SearchStatements,
    WordsRepository,
    WordsUnderstanding,
    HitsRepository,
    WalksRepository,
    HitTextsRepository,
    DidYouMean,
    IndexStatistics,
    PostgresSearch,
    PostgresSuggest,
    PostgresSimilar,
    PostgresIndexRepository,
    TiersRepository,
    PostgresSearchEngine,
    {
      provide: SearchEngines,
      inject: [CONFIG, PostgresSearchEngine],
      useFactory: enginesOf,
    },
  ],
  exports: [SearchEngines, PostgresSearchEngine, TiersRepository],
})
export class EngineModule {}
