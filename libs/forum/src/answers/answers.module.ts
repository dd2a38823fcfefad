import { Module } from '@nestjs/common';
import { PostsModule } from '../posts/posts.module.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { ThreadsModule } from '../threads/threads.module.js';
import { AnswerOfThreadResolver, AnswersResolver } from './answers.resolver.js';
import { AnswersService } from './answers.service.js';

@Module({
  imports: [RoomsModule, ThreadsModule, PostsModule],
  providers: [AnswersService, AnswersResolver, AnswerOfThreadResolver],
  exports: [AnswersService],
})
export class AnswersModule {}
