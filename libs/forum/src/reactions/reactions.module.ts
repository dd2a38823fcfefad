import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PostsModule } from '../posts/posts.module.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { ThreadsModule } from '../threads/threads.module.js';
import { Reaction } from './reaction.entity.js';
import { ViewerReactionsByPost } from './reactions.loader.js';
import { ReactionsRepository } from './reactions.repository.js';
import { ReactionCountsResolver, ReactionsResolver } from './reactions.resolver.js';
import { ReactionsService } from './reactions.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Reaction]), RoomsModule, ThreadsModule, PostsModule],
  providers: [
    ReactionsRepository,
    ReactionsService,
    ViewerReactionsByPost,
    ReactionsResolver,
    ReactionCountsResolver,
  ],
  exports: [ReactionsRepository, ViewerReactionsByPost],
})
export class ReactionsModule {}
