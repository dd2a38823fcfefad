import { Module } from '@nestjs/common';
import { MembersModule } from '@parvis/identity';
import { PostsModule } from '../posts/posts.module.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { TagsModule } from '../tags/tags.module.js';
import { ThreadsModule } from '../threads/threads.module.js';
import { HeldWriting } from './held-writing.service.js';

@Module({
  imports: [MembersModule, RoomsModule, TagsModule, ThreadsModule, PostsModule],
  providers: [HeldWriting],
  exports: [HeldWriting],
})
export class HeldWritingModule {}
