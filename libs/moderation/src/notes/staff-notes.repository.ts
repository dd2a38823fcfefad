import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';
import { StaffNote } from './staff-note.entity.js';

const COLUMNS = `id, reviewable_id as "reviewableId", member_id as "memberId",
  author_id as "authorId", body, created_at as "createdAt"`;

/** Notes shown of one case or one member at most, the latest ones. */
export const NOTES_SHOWN = 100;

@Injectable()
export class StaffNotesRepository {
  constructor(private readonly db: Database) {}

  async insert(note: StaffNote): Promise<void> {
    await this.db.manager.insert(StaffNote, note);
  }

  byIds(ids: readonly string[]): Promise<StaffNote[]> {
    return this.db.rows(`select ${COLUMNS} from staff_notes where id = any($1)`, [ids]);
  }

  /** Oldest first, the latest hundred of each case. */
  ofReviewables(ids: readonly string[]): Promise<StaffNote[]> {
    return this.latestOf('reviewable_id', ids);
  }

  ofMembers(ids: readonly string[]): Promise<StaffNote[]> {
    return this.latestOf('member_id', ids);
  }

  private latestOf(
    column: 'reviewable_id' | 'member_id',
    ids: readonly string[],
  ): Promise<StaffNote[]> {
    return this.db.read(
      `select note.* from unnest($1::uuid[]) as wanted (id)
       cross join lateral (
         select ${COLUMNS} from staff_notes where ${column} = wanted.id
         order by created_at desc, id desc limit ${NOTES_SHOWN}) note
       order by note."createdAt", note.id`,
      [ids],
      `staff-notes-by-${column}`,
    );
  }
}
