import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RoomsModule } from '@parvis/forum';
import { MembersModule, SessionsModule } from '@parvis/identity';
import { ReviewablesModule } from '../reviewables/reviewables.module.js';
import { StaffMentions } from './staff-mentions.service.js';
import { StaffNote } from './staff-note.entity.js';
import { NotesByMember, NotesByReviewable, StaffNoteById } from './staff-notes.loader.js';
import { StaffNotesRepository } from './staff-notes.repository.js';
import { ReviewableNotesResolver, StaffNotesResolver } from './staff-notes.resolver.js';
import { StaffNotesService } from './staff-notes.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([StaffNote]),
    MembersModule,
    SessionsModule,
    RoomsModule,
    ReviewablesModule,
  ],
  providers: [
    StaffNotesRepository,
    StaffNotesService,
    StaffMentions,
    StaffNoteById,
    NotesByReviewable,
    NotesByMember,
    StaffNotesResolver,
    ReviewableNotesResolver,
  ],
  exports: [StaffNotesService, StaffNotesRepository, StaffNoteById, NotesByMember],
})
export class NotesModule {}
