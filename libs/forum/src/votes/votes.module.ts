import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PostsModule } from '../posts/posts.module.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { ThreadsModule } from '../threads/threads.module.js';
import { Vote } from './vote.entity.js';
import { ViewerVoteByPost } from './votes.loader.js';
import { VotesRepository } from './votes.repository.js';
import { VotesResolver } from './votes.resolver.js';
import { VotesService } from './votes.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Vote]), RoomsModule, ThreadsModule, PostsModule],
  providers: [VotesRepository, VotesService, ViewerVoteByPost, VotesResolver],
  exports: [VotesRepository, ViewerVoteByPost],
})
export class VotesModule {}
