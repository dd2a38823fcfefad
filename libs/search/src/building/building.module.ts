import { Module } from '@nestjs/common';
import { EngineModule } from '../engine/engine.module.js';
import { IndexingModule } from '../indexing/indexing.module.js';
import { FirstBuild } from './first-build.service.js';

@Module({ imports: [EngineModule, IndexingModule], providers: [FirstBuild], exports: [FirstBuild] })
export class BuildingModule {}
