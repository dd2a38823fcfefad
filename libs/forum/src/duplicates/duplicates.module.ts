import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PostsModule } from '../posts/posts.module.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { ThreadsModule } from '../threads/threads.module.js';
import { Duplicate } from './duplicate.entity.js';
import { DuplicateGroups } from './duplicate-groups.repository.js';
import { DuplicateListsRepository } from './duplicate-lists.repository.js';
import { DuplicateUpkeepRepository } from './duplicate-upkeep.repository.js';
import { DuplicateUpkeep } from './duplicate-upkeep.service.js';
import { VisibleDuplicateCount } from './duplicates.loader.js';
import { DuplicatesResolver } from './duplicates.resolver.js';
import { DuplicatesService } from './duplicates.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Duplicate]), RoomsModule, ThreadsModule, PostsModule],
  providers: [
    DuplicateGroups,
    DuplicateListsRepository,
    DuplicateUpkeepRepository,
    DuplicateUpkeep,
    VisibleDuplicateCount,
    DuplicatesService,
    DuplicatesResolver,
  ],
  exports: [DuplicateUpkeepRepository],
})
export class DuplicatesModule {}
