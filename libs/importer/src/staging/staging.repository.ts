import { Injectable } from '@nestjs/common';
import { Database, uuidv7 } from '@parvis/kernel';
import type { ReadLine } from '../format/records.js';

const COLUMNS = `line, type, source_id, at, parent, reply_to, author_type, author_key,
  answer_key, kind, is_answer, answer_at, answer_by, target_id, opening_id`;

/**
 * The lines of a file, waiting for their turn: whatever they refer to, it is among them. What
 * they say lies in a table of its own, since the plan rewrites the rows of the lines many times.
 */
@Injectable()
export class StagingRepository {
  constructor(private readonly db: Database) {}

  /** Answers with the lines that were taken; the others have an id that was there before them. */
  async add(importId: string, lines: readonly ReadLine[]): Promise<Set<number>> {
    const added = await this.db.rows<{ line: number }>(
      `insert into import_lines (import_id, ${COLUMNS})
       select $1, ${COLUMNS} from json_to_recordset($2) as staged
         (line bigint, type text, source_id text, at timestamptz, parent text, reply_to text,
          author_type text, author_key text, answer_key text, kind text, is_answer boolean,
          answer_at timestamptz, answer_by text, target_id uuid, opening_id uuid)
       order by line
       on conflict (import_id, type, source_id) do nothing
       returning line::float8 as line`,
      [importId, JSON.stringify(lines.map(staged))],
      'import-stage',
    );
    const taken = new Set(added.map((row) => row.line));
    const payloads = lines.filter(({ line }) => taken.has(line));
    await this.db.rows(
      `insert into import_payloads (import_id, line, payload)
       select $1, line, payload from unnest($2::bigint[], $3::text[]) as given (line, payload)`,
      [
        importId,
        payloads.map(({ line }) => line),
        payloads.map(({ record }) => JSON.stringify(record)),
      ],
      'import-stage-payloads',
    );
    return taken;
  }

  /** Whether a line that names the community is staged. */
  async hasCommunity(importId: string): Promise<boolean> {
    const rows = await this.db.rows(
      `select 1 from import_lines where import_id = $1 and type = 'community' limit 1`,
      [importId],
    );
    return rows.length > 0;
  }

  async clear(importId: string): Promise<void> {
    await this.db.rows('delete from import_payloads where import_id = $1', [importId]);
    await this.db.rows('delete from import_lines where import_id = $1', [importId]);
  }
}

/** Ids carry the date of the thing, so that keys sort by age as if it had been written here. */
function staged(read: ReadLine) {
  const at = Math.max(0, read.at?.getTime() ?? Date.now());
  const isWriting = ['thread', 'post', 'comment'].includes(read.type);
  return {
    line: read.line,
    type: read.type,
    source_id: read.sourceId,
    at: read.at,
    parent: read.parent,
    reply_to: read.replyTo,
    ...(isWriting && authorOf(read)),
    answer_key: read.answerKey,
    kind: read.kind,
    is_answer: read.isAnswer ?? false,
    answer_at: read.answerAt,
    answer_by: read.answerBy,
    target_id: uuidv7(at),
    opening_id: read.type === 'thread' ? uuidv7(at) : null,
  };
}

/** Whoever has no account in the source is known by name alone; without a name, all are one. */
function authorOf({ authorId, authorName }: ReadLine) {
  if (authorId) return { author_type: 'user', author_key: authorId };
  return { author_type: 'author', author_key: authorName ?? '' };
}
