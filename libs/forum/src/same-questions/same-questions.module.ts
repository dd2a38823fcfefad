import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RoomsModule } from '../rooms/rooms.module.js';
import { ThreadsModule } from '../threads/threads.module.js';
import { SameQuestion } from './same-question.entity.js';
import { ViewerHasSameQuestion } from './same-questions.loader.js';
import { SameQuestionsRepository } from './same-questions.repository.js';
import { SameQuestionsResolver } from './same-questions.resolver.js';
import { SameQuestionsService } from './same-questions.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([SameQuestion]), RoomsModule, ThreadsModule],
  providers: [
    SameQuestionsRepository,
    SameQuestionsService,
    ViewerHasSameQuestion,
    SameQuestionsResolver,
  ],
  exports: [SameQuestionsRepository, ViewerHasSameQuestion],
})
export class SameQuestionsModule {}
