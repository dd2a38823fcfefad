import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MembersModule } from '@parvis/identity';
import { ExpertVerificationsModule } from '../expert-verifications/expert-verifications.module.js';
import { PostsModule } from '../posts/posts.module.js';
import { TagsModule } from '../tags/tags.module.js';
import { ThreadTagsModule } from '../thread-tags/thread-tags.module.js';
import { ThreadsModule } from '../threads/threads.module.js';
import { AnswerVerification } from './answer-verification.entity.js';
import { VerificationsOfPost } from './answer-verifications.loader.js';
import { AnswerVerificationsRepository } from './answer-verifications.repository.js';
import { VerifiedAnswerUpkeep } from './verified-answer-upkeep.js';
import {
  AnsweredByExpertResolver,
  AnswerVerificationResolver,
  VerifiedAnswersResolver,
} from './verified-answers.resolver.js';
import { VerifiedAnswersService } from './verified-answers.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([AnswerVerification]),
    MembersModule,
    ThreadsModule,
    PostsModule,
    TagsModule,
    ThreadTagsModule,
    ExpertVerificationsModule,
  ],
  providers: [
    AnswerVerificationsRepository,
    VerifiedAnswersService,
    VerifiedAnswerUpkeep,
    VerificationsOfPost,
    VerifiedAnswersResolver,
    AnswerVerificationResolver,
    AnsweredByExpertResolver,
  ],
  exports: [AnswerVerificationsRepository, VerifiedAnswersService, VerificationsOfPost],
})
export class VerifiedAnswersModule {}
