import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';
import type { WaitingLine } from './waiting-line.js';

@Injectable()
export class WaitingLinesRepository {
  constructor(private readonly db: Database) {}

  next(importId: string, after: number, limit: number): Promise<WaitingLine[]> {
    return this.db.rows<WaitingLine>(
      `select waiting.line::float8 as line, type, source_id as "sourceId",
              coalesce(payload, '{}') as payload, at, parent, kind, target_id as "targetId",
              opening_id as "openingId", room_id as "roomId", thread_id as "threadId",
              author_id as "authorId", reply_to_id as "replyToId",
              thread_number::float8 as "threadNumber", post_number as "postNumber",
              position::float8 as position
       from (select * from import_lines where import_id = $1 and position > $2
             order by position limit $3) waiting
       left join import_payloads said on said.import_id = $1 and said.line = waiting.line
       order by position`,
      [importId, after, limit],
      'import-next',
    );
  }

  async count(importId: string): Promise<number> {
    const [row] = await this.db.rows<{ count: number }>(
      `select coalesce(max(position), 0)::float8 as count from import_lines
       where import_id = $1 and position is not null`,
      [importId],
    );
    return row!.count;
  }

  /** How many posts each new thread gets, so that it is inserted with its numbers set aside. */
  async lastNumbers(importId: string, threadIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.db.rows<{ id: string; last: number }>(
      `select thread_id as id, max(post_number) as last from import_lines
       where import_id = $1 and thread_id = any($2) group by thread_id`,
      [importId, threadIds],
      'import-last-numbers',
    );
    return new Map(rows.map(({ id, last }) => [id, last]));
  }
}
