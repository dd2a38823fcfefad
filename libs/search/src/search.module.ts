import { Module } from '@nestjs/common';
import { BuildingModule } from './building/building.module.js';
import { EngineModule } from './engine/engine.module.js';
import { IndexingModule } from './indexing/indexing.module.js';
import { SearchingModule } from './searching/searching.module.js';
import { SimilarModule } from './similar/similar.module.js';

const features = [EngineModule, IndexingModule, BuildingModule, SearchingModule, SimilarModule];

/** Finds what is written, and what was asked before. */
@Module({ imports: features, exports: features })
export class SearchModule {}
