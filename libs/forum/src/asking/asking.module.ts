import { Module } from '@nestjs/common';
import { PostsModule } from '../posts/posts.module.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { TagsModule } from '../tags/tags.module.js';
import { ThreadsModule } from '../threads/threads.module.js';
import { AskedBefore } from './asked-before.service.js';
import { AskingResolver } from './asking.resolver.js';
import { AskingService } from './asking.service.js';

@Module({
  imports: [RoomsModule, TagsModule, ThreadsModule, PostsModule],
  providers: [AskedBefore, AskingService, AskingResolver],
  exports: [AskingService],
})
export class AskingModule {}
