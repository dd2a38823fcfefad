import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { HeldWritingModule, PostsModule, RoomsModule, ThreadsModule } from '@parvis/forum';
import { ReviewablesModule } from '../reviewables/reviewables.module.js';
import { HeldDecisions } from './held-decisions.service.js';
import { HeldPost } from './held-post.entity.js';
import { HeldPostById } from './held-posts.loader.js';
import { HeldPostsRepository } from './held-posts.repository.js';
import {
  HeldPostsResolver,
  PostWritePayloadResolver,
  ReviewableHeldPostResolver,
  ThreadCreatePayloadResolver,
  ViewerHeldPostsResolver,
} from './held-posts.resolver.js';
import { HeldPostsService } from './held-posts.service.js';
import { HeldUpkeep } from './held-upkeep.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([HeldPost]),
    RoomsModule,
    ThreadsModule,
    PostsModule,
    HeldWritingModule,
    ReviewablesModule,
  ],
  providers: [
    HeldPostsRepository,
    HeldPostsService,
    HeldDecisions,
    HeldUpkeep,
    HeldPostById,
    HeldPostsResolver,
    ViewerHeldPostsResolver,
    PostWritePayloadResolver,
    ThreadCreatePayloadResolver,
    ReviewableHeldPostResolver,
  ],
  exports: [HeldPostsRepository, HeldPostsService, HeldDecisions, HeldPostById],
})
export class HeldPostsModule {}
