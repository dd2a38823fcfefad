import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MembersModule } from '@parvis/identity';
import { DecisionsModule } from '../decisions/decisions.module.js';
import { ReviewablesModule } from '../reviewables/reviewables.module.js';
import { StatementsModule } from '../statements/statements.module.js';
import { Appeal, AppealMessage } from './appeal.entity.js';
import { AppealSettlement } from './appeal-settlement.js';
import { AppealById, AppealByStatement, MessagesByAppeal } from './appeals.loader.js';
import { AppealsRepository } from './appeals.repository.js';
import {
  AppealMessagesResolver,
  AppealsResolver,
  ReviewableAppealsResolver,
  StatementAppealsResolver,
} from './appeals.resolver.js';
import { AppealsService } from './appeals.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Appeal, AppealMessage]),
    MembersModule,
    ReviewablesModule,
    StatementsModule,
    DecisionsModule,
  ],
  providers: [
    AppealsRepository,
    AppealsService,
    AppealSettlement,
    AppealById,
    AppealByStatement,
    MessagesByAppeal,
    AppealsResolver,
    AppealMessagesResolver,
    StatementAppealsResolver,
    ReviewableAppealsResolver,
  ],
  exports: [AppealsService, AppealsRepository, AppealById],
})
export class AppealsModule {}
