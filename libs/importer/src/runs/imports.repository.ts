import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';
import type { Loss } from '../format/loss.js';
import type { ImportCounts, ImportPhase, ImportRun } from './import-run.js';

const COLUMNS = `id, source, file_name as "fileName", options, phase, lines_done::float8 as "linesDone",
  rows_done::float8 as "rowsDone", counts, started_at as "startedAt", finished_at as "finishedAt"`;

/** What moved in an import; left out stays. */
export type ImportChanges = Partial<
  Pick<ImportRun, 'phase' | 'linesDone' | 'rowsDone' | 'finishedAt'> & { counts: ImportCounts }
>;

@Injectable()
export class ImportsRepository {
  constructor(private readonly db: Database) {}

  async insert(run: ImportRun, sha256: Buffer): Promise<void> {
    await this.db.rows(
      `insert into imports (id, source, file_name, file_sha256, options, counts, started_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        run.id,
        run.source,
        run.fileName,
        sha256,
        JSON.stringify(run.options),
        JSON.stringify(run.counts),
        run.startedAt,
      ],
    );
  }

  /** The latest import of exactly this file, finished or to be finished. */
  async ofFile(source: string, sha256: Buffer): Promise<ImportRun | null> {
    const [run] = await this.db.rows<ImportRun>(
      `select ${COLUMNS} from imports where source = $1 and file_sha256 = $2 and phase <> 'abandoned'
       order by started_at desc, id desc limit 1`,
      [source, sha256],
    );
    return run ?? null;
  }

  /** Imports of a source that were begun with another file and never ended. */
  unfinished(source: string, sha256: Buffer): Promise<ImportRun[]> {
    return this.db.rows<ImportRun>(
      `select ${COLUMNS} from imports
       where source = $1 and file_sha256 <> $2 and phase not in ('done', 'abandoned')
       order by started_at`,
      [source, sha256],
    );
  }

  async isDone(source: string): Promise<boolean> {
    const done = await this.db.rows(
      `select 1 from imports where source = $1 and phase = 'done' limit 1`,
      [source],
    );
    return done.length > 0;
  }

  /** Writes the changes into the row and into `run`. */
  async update(run: ImportRun, changes: ImportChanges): Promise<void> {
    Object.assign(run, changes);
    await this.db.rows(
      `update imports set phase = $2, lines_done = $3, rows_done = $4, counts = $5, finished_at = $6
       where id = $1`,
      [
        run.id,
        run.phase satisfies ImportPhase,
        run.linesDone,
        run.rowsDone,
        JSON.stringify(run.counts),
        run.finishedAt,
      ],
    );
  }

  /** A loss told twice is one: a batch that is repeated reports the same. */
  async addLosses(importId: string, losses: readonly Loss[]): Promise<void> {
    if (losses.length === 0) return;
    await this.db.rows(
      `insert into import_losses (import_id, line, reason, detail, fate, type, source_id)
       select $1, line, reason, detail, fate, type, "sourceId"
       from json_to_recordset($2) as loss
         (line bigint, reason text, detail text, fate text, type text, "sourceId" text)
       on conflict do nothing`,
      [importId, JSON.stringify(losses)],
    );
  }

  /** A page of the loss report, by line. */
  losses(importId: string, afterLine: number, limit: number): Promise<Loss[]> {
    return this.db.rows<Loss>(
      `select line::float8 as line, reason, detail, fate, type, source_id as "sourceId"
       from import_losses where import_id = $1 and line in (
         select distinct line from import_losses where import_id = $1 and line > $2
         order by line limit $3)
       order by line, reason, detail`,
      [importId, afterLine, limit],
    );
  }
}
