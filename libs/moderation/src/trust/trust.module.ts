import { Module } from '@nestjs/common';
import { MembersModule } from '@parvis/identity';
import { MemberTrustResolver } from './member-trust.resolver.js';
import { TrustIsFixedByMember } from './trust.loader.js';
import { TrustRepository } from './trust.repository.js';
import { TrustResolver } from './trust.resolver.js';
import { TrustService } from './trust.service.js';

@Module({
  imports: [MembersModule],
  providers: [
    TrustRepository,
    TrustService,
    TrustIsFixedByMember,
    TrustResolver,
    MemberTrustResolver,
  ],
  exports: [TrustService, TrustIsFixedByMember],
})
export class TrustModule {}
