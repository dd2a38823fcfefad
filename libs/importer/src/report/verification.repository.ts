import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';
import type { ImportRun } from '../runs/import-run.js';

/** A line of a file and where it is now. */
export interface Trace {
  line: number;
  type: string;
  sourceId: string | null;
  /** The file calls it accepted. */
  accepted: boolean;
  isInDatabase: boolean;
  /** It was skipped, as the loss report says. */
  isInLossReport: boolean;
  /** The loss report says why it is not the answer of its thread. */
  isNoted: boolean;
  isAnswer: boolean;
}

@Injectable()
export class VerificationRepository {
  constructor(private readonly db: Database) {}

  /** Looks for the rows themselves, not only for the record that they were made. */
  of(
    { id, source }: Pick<ImportRun, 'id' | 'source'>,
    lines: Pick<Trace, 'line' | 'type' | 'sourceId' | 'accepted'>[],
  ): Promise<Trace[]> {
    return this.db.rows<Trace>(
      `select asked.*,
         case asked.type
           when 'community' then exists (select 1 from imports i where i.id = record.target_id)
           when 'room' then exists (select 1 from rooms r where r.id = record.target_id)
           when 'tagGroup' then exists (select 1 from tag_groups g where g.id = record.target_id)
           when 'tag' then exists (select 1 from tags t where t.id = record.target_id)
           when 'user' then exists (select 1 from members m where m.id = record.target_id)
           when 'thread' then exists (select 1 from threads t where t.id = record.target_id)
           when 'post' then exists (select 1 from posts p where p.id = record.target_id)
           when 'comment' then exists (select 1 from posts p where p.id = record.target_id)
           else false end
         and not exists (select 1 from import_losses l
           where l.import_id = $2 and l.line = asked.line and l.fate = 'skipped') as "isInDatabase",
         exists (select 1 from import_losses l
           where l.import_id = $2 and l.line = asked.line and l.fate = 'skipped') as "isInLossReport",
         exists (select 1 from import_losses l
           where l.import_id = $2 and l.line = asked.line
             and l.reason in ('second_answer', 'answer_not_standing')) as "isNoted",
         exists (select 1 from threads t where t.answer_post_id = record.target_id) as "isAnswer"
       from json_to_recordset($3) as asked
         (line float8, type text, "sourceId" text, accepted boolean)
       left join import_records record on record.source = $1 and record.type = asked.type
         and record.source_id = asked."sourceId"
       order by asked.line`,
      [source, id, JSON.stringify(lines)],
    );
  }

  /** How often each reason stands in the loss report. */
  async reasons(importId: string): Promise<Record<'altered' | 'skipped', Record<string, number>>> {
    const rows = await this.db.rows<{ fate: 'altered' | 'skipped'; reason: string; lines: number }>(
      `select fate, reason, count(distinct line)::int as lines from import_losses
       where import_id = $1 group by fate, reason order by lines desc, reason`,
      [importId],
    );
    const of = (fate: string) =>
      Object.fromEntries(
        rows.filter((row) => row.fate === fate).map(({ reason, lines }) => [reason, lines]),
      );
    return { altered: of('altered'), skipped: of('skipped') };
  }
}
