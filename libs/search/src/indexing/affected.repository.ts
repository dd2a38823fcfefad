import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';

/** What hangs on a thing that changed. */
@Injectable()
export class AffectedRepository {
  constructor(private readonly db: Database) {}

  async threadsOfRoom(roomId: string): Promise<string[]> {
    return this.ids('select id from threads where room_id = $1', roomId);
  }

  async threadsOfTag(tagId: string): Promise<string[]> {
    return this.ids('select thread_id as id from thread_tags where tag_id = $1', tagId);
  }

  async threadsOfAuthor(memberId: string): Promise<string[]> {
    return this.ids('select distinct thread_id as id from posts where author_id = $1', memberId);
  }

  private async ids(sql: string, id: string): Promise<string[]> {
    const rows = await this.db.rows<{ id: string }>(sql, [id]);
    return rows.map((row) => row.id);
  }
}
