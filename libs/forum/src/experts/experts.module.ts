import { Module } from '@nestjs/common';
import { MembersModule } from '@parvis/identity';
import { ExpertVerificationsModule } from '../expert-verifications/expert-verifications.module.js';
import { ExpertiseModule } from '../expertise/expertise.module.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { TagsModule } from '../tags/tags.module.js';
import { ExpertiseOfMember, ExpertsOfTag, RankOfExpertise } from './experts.loader.js';
import { ExpertsRepository } from './experts.repository.js';
import {
  ExpertiseOfMemberResolver,
  ExpertiseResolver,
  ExpertsOfTagResolver,
  ExpertsResolver,
} from './experts.resolver.js';
import { ExpertsService } from './experts.service.js';
import { MemberWorksRepository } from './member-works.repository.js';
import {
  MemberWorksResolver,
  TagAnswersResolver,
  TagArticlesResolver,
} from './member-works.resolver.js';

@Module({
  imports: [MembersModule, RoomsModule, TagsModule, ExpertiseModule, ExpertVerificationsModule],
  providers: [
    ExpertsRepository,
    ExpertsService,
    ExpertiseOfMember,
    RankOfExpertise,
    ExpertsOfTag,
    MemberWorksRepository,
    ExpertsResolver,
    ExpertiseResolver,
    ExpertiseOfMemberResolver,
    ExpertsOfTagResolver,
    MemberWorksResolver,
    TagAnswersResolver,
    TagArticlesResolver,
  ],
  exports: [ExpertsRepository, ExpertsService, ExpertiseOfMember],
})
export class ExpertsModule {}
