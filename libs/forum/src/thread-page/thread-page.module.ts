import { Module } from '@nestjs/common';
import { MembersModule } from '@parvis/identity';
import { PostsModule } from '../posts/posts.module.js';
import { ReadersModule } from '../readers/readers.module.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { ThreadTagsModule } from '../thread-tags/thread-tags.module.js';
import { ThreadsModule } from '../threads/threads.module.js';
import { ThreadListPagesRepository } from './thread-list-pages.repository.js';
import { ThreadListPages } from './thread-list-pages.service.js';
import { ThreadListsResolver } from './thread-lists.resolver.js';
import { ThreadPageRepository } from './thread-page.repository.js';
import { ThreadPageResolver } from './thread-page.resolver.js';
import { ThreadPages } from './thread-pages.service.js';

@Module({
  imports: [
    MembersModule,
    RoomsModule,
    ThreadsModule,
    PostsModule,
    ThreadTagsModule,
    ReadersModule,
  ],
  providers: [
    ThreadPageRepository,
    ThreadPages,
    ThreadPageResolver,
    ThreadListPagesRepository,
    ThreadListPages,
    ThreadListsResolver,
  ],
})
export class ThreadPageModule {}
