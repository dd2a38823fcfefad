import { Module } from '@nestjs/common';
import { TagsModule } from '../tags/tags.module.js';
import { ThreadsModule } from '../threads/threads.module.js';
import { ThreadRetagging } from './thread-retagging.service.js';
import { ThreadTagUpkeep } from './thread-tag-upkeep.js';
import { TagsOfThread } from './thread-tags.loader.js';
import { ThreadTagsResolver } from './thread-tags.resolver.js';

@Module({
  imports: [TagsModule, ThreadsModule],
  providers: [ThreadRetagging, ThreadTagUpkeep, TagsOfThread, ThreadTagsResolver],
  exports: [TagsOfThread],
})
export class ThreadTagsModule {}
