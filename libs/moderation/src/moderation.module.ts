import { Module } from '@nestjs/common';
import { AuditModule } from './audit/audit.module.js';
import { FlagsModule } from './flags/flags.module.js';
import { HeldPostsModule } from './held-posts/held-posts.module.js';
import { NotesModule } from './notes/notes.module.js';
import { ReasonsModule } from './reasons/reasons.module.js';
import { ReviewablesModule } from './reviewables/reviewables.module.js';

const features = [
  HeldPostsModule,
  AuditModule,
  NotesModule,
  ReasonsModule,
  ReviewablesModule,
  FlagsModule,
];

/** The review queue: what members flag and rules hold, what staff decide, and what is told of it. */
@Module({ imports: features, exports: features })
export class ModerationModule {}
