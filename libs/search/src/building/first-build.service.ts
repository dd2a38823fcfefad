import { Injectable, Logger } from '@nestjs/common';
import { Scheduled } from '@parvis/kernel';
import { MeilisearchSearchEngine } from '../engine/meilisearch/meilisearch-search-engine.js';
import { EngineUnavailable } from '../engine/search-engine.js';
import { SearchEngines } from '../engine/search-engines.js';
import { RebuildRunning } from '../indexing/rebuilds.repository.js';
import { Reindexing } from '../indexing/reindexing.service.js';

/**
 * Fills a server that is new, or whose indexes were made by another release: nobody has to know
 * that it must be done. PostgreSQL answers until it is.
 */
@Injectable()
export class FirstBuild {
  private readonly logger = new Logger(FirstBuild.name);

  constructor(
    private readonly engines: SearchEngines,
    private readonly reindexing: Reindexing,
  ) {}

  @Scheduled('* * * * *')
  async build(): Promise<void> {
    const engine = this.engines.preferred;
    if (!(engine instanceof MeilisearchSearchEngine)) return;
    try {
      if (await engine.isBuilt()) return;
      this.logger.log(`the indexes of ${engine.name} are being built`);
      const documents = await this.reindexing.run(undefined, engine.name);
      this.logger.log(`${engine.name} holds ${documents} documents and answers from now on`);
    } catch (error) {
      // A server that is away, and a rebuild that is under way, are tried again in a minute.
      const isExpected = error instanceof EngineUnavailable || error instanceof RebuildRunning;
      if (!isExpected) throw error;
    }
  }
}
