import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MembersModule } from '@parvis/identity';
import { StatementsModule } from '../statements/statements.module.js';
import { Sanction } from './sanction.entity.js';
import { SanctionByStatement, SanctionsByMember } from './sanctions.loader.js';
import { SanctionsRepository } from './sanctions.repository.js';
import { SanctionsResolver, StatementSanctionsResolver } from './sanctions.resolver.js';
import { SanctionsService } from './sanctions.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Sanction]), MembersModule, StatementsModule],
  providers: [
    SanctionsRepository,
    SanctionsService,
    SanctionsByMember,
    SanctionByStatement,
    SanctionsResolver,
    StatementSanctionsResolver,
  ],
  exports: [SanctionsRepository, SanctionsService, SanctionsByMember],
})
export class SanctionsModule {}
