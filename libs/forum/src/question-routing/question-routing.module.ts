import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { TagsModule } from '../tags/tags.module.js';
import { ThreadsModule } from '../threads/threads.module.js';
import { QuestionRouting } from './question-routing.service.js';
import { QuestionRoutingUpkeep } from './question-routing-upkeep.js';
import { RoutedQuestion } from './routed-question.entity.js';
import { AcceptsRoutedQuestions } from './routed-questions.loader.js';
import { RoutedQuestionsRepository } from './routed-questions.repository.js';
import {
  AcceptsRoutedQuestionsResolver,
  RoutedQuestionsResolver,
  RoutedToViewerResolver,
  RoutingReasonResolver,
} from './routed-questions.resolver.js';
import { RoutingCandidatesRepository } from './routing-candidates.repository.js';

@Module({
  imports: [TypeOrmModule.forFeature([RoutedQuestion]), TagsModule, ThreadsModule],
  providers: [
    RoutedQuestionsRepository,
    RoutingCandidatesRepository,
    QuestionRouting,
    QuestionRoutingUpkeep,
    AcceptsRoutedQuestions,
    RoutedToViewerResolver,
    RoutedQuestionsResolver,
    RoutingReasonResolver,
    AcceptsRoutedQuestionsResolver,
  ],
  exports: [QuestionRouting, RoutedQuestionsRepository],
})
export class QuestionRoutingModule {}
