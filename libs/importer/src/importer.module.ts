import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { ForumModule } from '@parvis/forum';
import { SessionsModule } from '@parvis/identity';
import { FlagsModule, ReviewablesModule } from '@parvis/moderation';
import { AnswersRepository } from './arranging/answers.repository.js';
import { ArrangingService } from './arranging/arranging.service.js';
import { NumberingRepository } from './arranging/numbering.repository.js';
import { ReferencesRepository } from './arranging/references.repository.js';
import { DemoCommunity } from './demo-community.js';
import { DemoExperts } from './demo-experts.js';
import { DemoFlags } from './demo-flags.js';
import { DemoRecordsRepository } from './demo-records.repository.js';
import { PreviousPaths } from './paths/previous-paths.js';
import { VerificationRepository } from './report/verification.repository.js';
import { VerificationService } from './report/verification.service.js';
import { ImportLock } from './runs/import-lock.js';
import { ImportsRepository } from './runs/imports.repository.js';
import { ImportsService } from './runs/imports.service.js';
import { Brand } from './settling/brand.js';
import { Recounts } from './settling/recounts.js';
import { SettleRepository } from './settling/settle.repository.js';
import { SettlingService } from './settling/settling.service.js';
import { StagingRepository } from './staging/staging.repository.js';
import { StagingService } from './staging/staging.service.js';
import { BulkInsertRepository } from './writing/bulk-insert.repository.js';
import { OldLinksRepository } from './writing/old-links.repository.js';
import { PeopleRepository } from './writing/people.repository.js';
import { PeopleWriter } from './writing/people.writer.js';
import { PlacesRepository } from './writing/places.repository.js';
import { QuotesRepository } from './writing/quotes.repository.js';
import { RoomsWriter } from './writing/rooms.writer.js';
import { TagsWriter } from './writing/tags.writer.js';
import { TextsService } from './writing/texts.service.js';
import { WaitingLinesRepository } from './writing/waiting-lines.repository.js';
import { WritingService } from './writing/writing.service.js';
import { WritingsWriter } from './writing/writings.writer.js';

@Module({
  imports: [DiscoveryModule, SessionsModule, ForumModule, FlagsModule, ReviewablesModule],
  providers: [
    ImportsRepository,
    ImportsService,
    ImportLock,
    StagingRepository,
    StagingService,
    ReferencesRepository,
    NumberingRepository,
    AnswersRepository,
    ArrangingService,
    WaitingLinesRepository,
    BulkInsertRepository,
    PeopleRepository,
    PlacesRepository,
    QuotesRepository,
    OldLinksRepository,
    TextsService,
    PeopleWriter,
    RoomsWriter,
    TagsWriter,
    WritingsWriter,
    WritingService,
    SettleRepository,
    SettlingService,
    Brand,
    Recounts,
    VerificationRepository,
    VerificationService,
    PreviousPaths,
    DemoCommunity,
    DemoFlags,
    DemoRecordsRepository,
    DemoExperts,
  ],
  exports: [
    ImportsService,
    ImportsRepository,
    VerificationService,
    PreviousPaths,
    DemoCommunity,
    Recounts,
  ],
})
export class ImporterModule {}
