import { Module } from '@nestjs/common';
import { PostsModule, RoomsModule, ThreadsModule } from '@parvis/forum';
import { MembersModule } from '@parvis/identity';
import { ReasonsModule } from '../reasons/reasons.module.js';
import { ReviewablesModule } from '../reviewables/reviewables.module.js';
import { FlagTargets } from './flag-targets.service.js';
import { ViewerFlagsByPost } from './flags.loader.js';
import { MemberFlagsResolver, PostFlagsResolver } from './flags.resolver.js';
import { FlagsService } from './flags.service.js';
import { MemberFlagsRepository } from './member-flags.repository.js';

@Module({
  imports: [
    MembersModule,
    RoomsModule,
    ThreadsModule,
    PostsModule,
    ReasonsModule,
    ReviewablesModule,
  ],
  providers: [
    MemberFlagsRepository,
    FlagTargets,
    FlagsService,
    ViewerFlagsByPost,
    PostFlagsResolver,
    MemberFlagsResolver,
  ],
  exports: [FlagsService, FlagTargets],
})
export class FlagsModule {}
