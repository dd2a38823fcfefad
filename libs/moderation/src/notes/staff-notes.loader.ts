import { Injectable } from '@nestjs/common';
import { byKey, groupBy, Loader } from '@parvis/kernel';
import type { StaffNote } from './staff-note.entity.js';
import { StaffNotesRepository } from './staff-notes.repository.js';

/** Notes by id, whether or not the viewer may see them: callers ask the policy. */
@Injectable()
export class StaffNoteById extends Loader<string, StaffNote> {
  constructor(private readonly notes: StaffNotesRepository) {
    super();
  }

  protected async batch(ids: readonly string[]): Promise<Map<string, StaffNote>> {
    return byKey(await this.notes.byIds(ids), (note) => note.id);
  }
}

@Injectable()
export class NotesByReviewable extends Loader<string, StaffNote[]> {
  constructor(private readonly notes: StaffNotesRepository) {
    super();
  }

  protected async batch(ids: readonly string[]): Promise<Map<string, StaffNote[]>> {
    return groupBy(await this.notes.ofReviewables(ids), (note) => note.reviewableId!);
  }
}

@Injectable()
export class NotesByMember extends Loader<string, StaffNote[]> {
  constructor(private readonly notes: StaffNotesRepository) {
    super();
  }

  protected async batch(ids: readonly string[]): Promise<Map<string, StaffNote[]>> {
    return groupBy(await this.notes.ofMembers(ids), (note) => note.memberId!);
  }
}
