import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PostsModule, ThreadsModule } from '@parvis/forum';
import { MembersModule } from '@parvis/identity';
import { CharterModule } from '../charter/charter.module.js';
import { NotesModule } from '../notes/notes.module.js';
import { ReviewablesModule } from '../reviewables/reviewables.module.js';
import { SanctionsModule } from '../sanctions/sanctions.module.js';
import { StatementsModule } from '../statements/statements.module.js';
import { AutomaticDecisions } from './automatic-decisions.service.js';
import { BulkDecisions } from './bulk-decisions.service.js';
import { CaseTargetsRepository } from './case-targets.repository.js';
import { Cases } from './cases.service.js';
import { Decision } from './decision.entity.js';
import { DecisionExecution } from './decision-execution.service.js';
import {
  DecisionFieldsResolver,
  ReviewableDecisionsResolver,
  StatementPreviewsResolver,
} from './decision-fields.resolver.js';
import { DecisionPreviews } from './decision-previews.service.js';
import { DecisionReversals } from './decision-reversals.service.js';
import { DecisionsByReviewable, ReversalByDecision } from './decisions.loader.js';
import { DecisionsRepository } from './decisions.repository.js';
import { DecisionsResolver } from './decisions.resolver.js';
import { DecisionsService } from './decisions.service.js';
import { Restrictions } from './restrictions.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Decision]),
    MembersModule,
    PostsModule,
    ThreadsModule,
    CharterModule,
    ReviewablesModule,
    NotesModule,
    StatementsModule,
    SanctionsModule,
  ],
  providers: [
    DecisionsRepository,
    CaseTargetsRepository,
    Cases,
    Restrictions,
    AutomaticDecisions,
    DecisionsService,
    DecisionExecution,
    DecisionPreviews,
    DecisionReversals,
    BulkDecisions,
    DecisionsByReviewable,
    ReversalByDecision,
    DecisionsResolver,
    DecisionFieldsResolver,
    ReviewableDecisionsResolver,
    StatementPreviewsResolver,
  ],
  exports: [
    AutomaticDecisions,
    DecisionsService,
    DecisionsRepository,
    DecisionExecution,
    DecisionsByReviewable,
    Restrictions,
  ],
})
export class DecisionsModule {}
