import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PostsModule, RoomsModule, ThreadsModule } from '@parvis/forum';
import { MembersModule } from '@parvis/identity';
import { ReasonsModule } from '../reasons/reasons.module.js';
import { ClaimsService } from './claims.service.js';
import { ContestedDeciderByAppeal } from './contested-deciders.loader.js';
import { Flag } from './flag.entity.js';
import { FlagFieldsResolver } from './flag-fields.resolver.js';
import { FlagsRepository } from './flags.repository.js';
import { QueueLinesService } from './queue-lines.service.js';
import { ReviewQueueRepository } from './review-queue.repository.js';
import { Reviewable, ReviewableSnapshot } from './reviewable.entity.js';
import { ReviewableFieldsResolver } from './reviewable-fields.resolver.js';
import { ReviewableLineResolver } from './reviewable-line.resolver.js';
import { ReviewableRightsResolver } from './reviewable-rights.resolver.js';
import { ReviewableUpkeep } from './reviewable-upkeep.js';
import {
  CurrentSnapshotByReviewable,
  FlagCountByReviewable,
  FlagsByReviewable,
  HeadByReviewable,
  ReasonIdsByReviewable,
  ReviewableById,
  ReviewablesByAuthor,
  SnapshotsByReviewable,
} from './reviewables.loader.js';
import { ReviewablesRepository } from './reviewables.repository.js';
import { ReviewablesResolver, ViewerReviewablesResolver } from './reviewables.resolver.js';
import { ReviewablesService } from './reviewables.service.js';
import { ReviewedContentsRepository } from './reviewed-contents.repository.js';
import { SnapshotsRepository } from './snapshots.repository.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Reviewable, ReviewableSnapshot, Flag]),
    MembersModule,
    RoomsModule,
    ThreadsModule,
    PostsModule,
    ReasonsModule,
  ],
  providers: [
    ReviewablesRepository,
    SnapshotsRepository,
    FlagsRepository,
    ReviewQueueRepository,
    QueueLinesService,
    ReviewedContentsRepository,
    ReviewablesService,
    ClaimsService,
    ReviewableUpkeep,
    ReviewableById,
    ContestedDeciderByAppeal,
    FlagsByReviewable,
    FlagCountByReviewable,
    CurrentSnapshotByReviewable,
    SnapshotsByReviewable,
    ReviewablesByAuthor,
    HeadByReviewable,
    ReasonIdsByReviewable,
    ReviewablesResolver,
    ViewerReviewablesResolver,
    ReviewableFieldsResolver,
    ReviewableLineResolver,
    ReviewableRightsResolver,
    FlagFieldsResolver,
  ],
  exports: [
    ReviewablesRepository,
    SnapshotsRepository,
    FlagsRepository,
    ReviewedContentsRepository,
    ReviewablesService,
    ClaimsService,
    ReviewableById,
  ],
})
export class ReviewablesModule {}
