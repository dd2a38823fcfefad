import { Module } from '@nestjs/common';
import { MembersModule } from '@parvis/identity';
import { TrustRepository } from './trust.repository.js';
import { TrustResolver } from './trust.resolver.js';
import { TrustService } from './trust.service.js';

@Module({
  imports: [MembersModule],
  providers: [TrustRepository, TrustService, TrustResolver],
  exports: [TrustService],
})
export class TrustModule {}
