import { Module } from '@nestjs/common';
import { DocumentsModule } from '../documents/documents.module.js';
import { EngineModule } from '../engine/engine.module.js';
import { AffectedRepository } from './affected.repository.js';
import { ChangesRepository } from './changes.repository.js';
import { IndexFeed } from './index-feed.service.js';
import { IndexFollower } from './index-follower.service.js';
import { IndexVerification } from './index-verification.service.js';
import { RebuildsRepository } from './rebuilds.repository.js';
import { Reindexing } from './reindexing.service.js';

/** Keeps the engines' indexes true to the live rows. */
@Module({
  imports: [DocumentsModule, EngineModule],
  providers: [
    ChangesRepository,
    AffectedRepository,
    RebuildsRepository,
    IndexFeed,
    IndexFollower,
    Reindexing,
    IndexVerification,
  ],
  exports: [IndexFollower, Reindexing, IndexVerification],
})
export class IndexingModule {}
