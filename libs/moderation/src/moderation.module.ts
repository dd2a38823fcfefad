import { Module } from '@nestjs/common';
import { AppealsModule } from './appeals/appeals.module.js';
import { AuditModule } from './audit/audit.module.js';
import { CharterModule } from './charter/charter.module.js';
import { DecisionsModule } from './decisions/decisions.module.js';
import { FlagsModule } from './flags/flags.module.js';
import { HeldPostsModule } from './held-posts/held-posts.module.js';
import { NewMembersModule } from './new-members/new-members.module.js';
import { NotesModule } from './notes/notes.module.js';
import { QueueHealthModule } from './queue-health/queue-health.module.js';
import { ReasonsModule } from './reasons/reasons.module.js';
import { RecordModule } from './record/record.module.js';
import { ReviewablesModule } from './reviewables/reviewables.module.js';
import { SanctionsModule } from './sanctions/sanctions.module.js';
import { ScreeningModule } from './screening/screening.module.js';
import { StatementsModule } from './statements/statements.module.js';
import { SurgesModule } from './surges/surges.module.js';
import { ThresholdsModule } from './thresholds/thresholds.module.js';
import { TrustModule } from './trust/trust.module.js';
import { WatchedWordsModule } from './watched-words/watched-words.module.js';

const features = [
  TrustModule,
  WatchedWordsModule,
  ScreeningModule,
  StatementsModule,
  SanctionsModule,
  DecisionsModule,
  CharterModule,
  AppealsModule,
  HeldPostsModule,
  AuditModule,
  NotesModule,
  RecordModule,
  ReasonsModule,
  ReviewablesModule,
  FlagsModule,
  SurgesModule,
  QueueHealthModule,
  NewMembersModule,
  ThresholdsModule,
];

/** The review queue: what members flag and rules hold, what staff decide, and what is told of it. */
@Module({ imports: features, exports: features })
export class ModerationModule {}
