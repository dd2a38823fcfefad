import { Module } from '@nestjs/common';
import { PostsModule, RoomsModule, TagsModule } from '@parvis/forum';
import { MembersModule } from '@parvis/identity';
import { EngineModule } from '../engine/engine.module.js';
import { AnsweringEngine } from './answering-engine.js';
import { FoundTexts } from './found-texts.loader.js';
import { FoundTextsRepository } from './found-texts.repository.js';
import { NamedFilters } from './named-filter.service.js';
import { SearchResolver } from './search.resolver.js';
import { SearchService } from './search.service.js';
import { SearchFacets } from './search-facets.service.js';
import { SearchScopes } from './search-scopes.js';
import { SearchSuggestions } from './search-suggestions.service.js';
import { VisibleHits } from './visible-hits.service.js';

@Module({
  imports: [EngineModule, MembersModule, RoomsModule, TagsModule, PostsModule],
  providers: [
    AnsweringEngine,
    SearchScopes,
    NamedFilters,
    VisibleHits,
    SearchFacets,
    SearchService,
    SearchSuggestions,
    FoundTextsRepository,
    FoundTexts,
    SearchResolver,
  ],
  exports: [AnsweringEngine, SearchScopes, FoundTextsRepository],
})
export class SearchingModule {}
