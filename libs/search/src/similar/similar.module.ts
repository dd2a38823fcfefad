import { Global, Module } from '@nestjs/common';
import { NearDuplicates, PostsModule, ThreadsModule } from '@parvis/forum';
import { SearchingModule } from '../searching/searching.module.js';
import { NearDuplicateSearch } from './near-duplicate-search.service.js';
import { RelatedThreads } from './related-threads.loader.js';
import { SimilarResolver } from './similar.resolver.js';
import { SimilarThreads } from './similar-threads.service.js';

/** Provides the forum's port; global, as the forum cannot import what stands above it. */
@Global()
@Module({
  imports: [SearchingModule, ThreadsModule, PostsModule],
  providers: [
    SimilarThreads,
    RelatedThreads,
    SimilarResolver,
    NearDuplicateSearch,
    { provide: NearDuplicates, useExisting: NearDuplicateSearch },
  ],
  exports: [NearDuplicates],
})
export class SimilarModule {}
