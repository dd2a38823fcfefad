import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MembersModule } from '@parvis/identity';
import { RoomsModule } from '../rooms/rooms.module.js';
import { TagsModule } from '../tags/tags.module.js';
import { ExpertVerification } from './expert-verification.entity.js';
import { ExpertVerificationUpkeep } from './expert-verification-upkeep.js';
import {
  ExpertVerificationById,
  ScopesOfMember,
  VerificationsOfMember,
} from './expert-verifications.loader.js';
import { ExpertVerificationsRepository } from './expert-verifications.repository.js';
import {
  ExpertVerificationsResolver,
  VerificationsOfMemberResolver,
} from './expert-verifications.resolver.js';
import { ExpertVerificationsService } from './expert-verifications.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([ExpertVerification]), MembersModule, RoomsModule, TagsModule],
  providers: [
    ExpertVerificationsRepository,
    ExpertVerificationsService,
    ExpertVerificationUpkeep,
    VerificationsOfMember,
    ScopesOfMember,
    ExpertVerificationById,
    ExpertVerificationsResolver,
    VerificationsOfMemberResolver,
  ],
  exports: [
    ExpertVerificationsRepository,
    ExpertVerificationsService,
    VerificationsOfMember,
    ScopesOfMember,
    ExpertVerificationById,
  ],
})
export class ExpertVerificationsModule {}
