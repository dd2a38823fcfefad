import { Global, Module } from '@nestjs/common';
import { PostScreening, PostsModule } from '@parvis/forum';
import { MembersModule } from '@parvis/identity';
import { DecisionsModule } from '../decisions/decisions.module.js';
import { HeldPostsModule } from '../held-posts/held-posts.module.js';
import { ReasonsModule } from '../reasons/reasons.module.js';
import { ReviewablesModule } from '../reviewables/reviewables.module.js';
import { WatchedWordsModule } from '../watched-words/watched-words.module.js';
import { FormTokens } from './form-tokens.js';
import { FormTokensResolver } from './form-tokens.resolver.js';
import { ScreeningService } from './screening.service.js';
import { ScreeningEffects } from './screening-effects.service.js';

/** Provides the forum's port; global, as the forum cannot import what stands above it. */
@Global()
@Module({
  imports: [
    MembersModule,
    PostsModule,
    ReasonsModule,
    ReviewablesModule,
    WatchedWordsModule,
    HeldPostsModule,
    DecisionsModule,
  ],
  providers: [
    FormTokens,
    FormTokensResolver,
    ScreeningEffects,
    ScreeningService,
    { provide: PostScreening, useExisting: ScreeningService },
  ],
  exports: [PostScreening],
})
export class ScreeningModule {}
