import { Module } from '@nestjs/common';
import { PostsModule, RoomsModule, ThreadsModule } from '@parvis/forum';
import { MembersModule } from '@parvis/identity';
import { NotesModule } from '../notes/notes.module.js';
import { ReviewablesModule } from '../reviewables/reviewables.module.js';
import { SanctionsModule } from '../sanctions/sanctions.module.js';
import { StatementsModule } from '../statements/statements.module.js';
import { TrustModule } from '../trust/trust.module.js';
import { RecordContactResolver } from './record-contact.resolver.js';
import { RecordHistoryResolver, ReviewableRecordResolver } from './record-history.resolver.js';
import { ContactByMember, RecordCountsByMember } from './records.loader.js';
import { RecordsRepository } from './records.repository.js';
import { RecordsResolver } from './records.resolver.js';

@Module({
  imports: [
    MembersModule,
    RoomsModule,
    ThreadsModule,
    PostsModule,
    ReviewablesModule,
    NotesModule,
    StatementsModule,
    SanctionsModule,
    TrustModule,
  ],
  providers: [
    RecordsRepository,
    RecordCountsByMember,
    ContactByMember,
    RecordsResolver,
    RecordHistoryResolver,
    RecordContactResolver,
    ReviewableRecordResolver,
  ],
})
export class RecordModule {}
