import { type DynamicModule, Module } from '@nestjs/common';
import { ForumModule } from '@parvis/forum';
import { IdentityModule, PasswordsModule } from '@parvis/identity';
import { ImporterModule } from '@parvis/importer';
import { KernelModule, type RunningConfig } from '@parvis/kernel';
import { ModerationModule } from '@parvis/moderation';
import { SearchModule } from '@parvis/search';
import { AdminAccess } from './admin-access.js';

/** What the commands work with: every service, and nobody who listens. */
@Module({})
export class CliModule {
  static forRoot(config: RunningConfig): DynamicModule {
    return {
      module: CliModule,
      imports: [
        KernelModule.forRoot(config),
        IdentityModule,
        ForumModule,
        ModerationModule,
        ImporterModule,
        SearchModule,
        PasswordsModule,
      ],
      providers: [AdminAccess],
    };
  }
}
