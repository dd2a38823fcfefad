import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';
import type { CommunityFile } from '../file/community-file.js';
import type { FileLine } from '../file/line-splitter.js';
import { detailOf, type Loss, type LossReason, type Note } from '../format/loss.js';
import { readLine } from '../format/read-line.js';
import type { ReadLine } from '../format/records.js';
import type { ImportProgress, ImportRun } from '../runs/import-run.js';
import { ImportsRepository } from '../runs/imports.repository.js';
import { StagingRepository } from './staging.repository.js';

const BATCH = 500;
/** Characters after which a batch ends early, so that memory stays flat with long lines. */
const BATCH_LENGTH = 4_000_000;

interface Batch {
  read: { line: ReadLine; notes: Note[] }[];
  losses: Loss[];
}

/**
 * Reads the file into the staging table, batch by batch; each commits with the number of its
 * last line, where a killed import goes on.
 */
@Injectable()
export class StagingService {
  constructor(
    private readonly db: Database,
    private readonly imports: ImportsRepository,
    private readonly staging: StagingRepository,
  ) {}

  async read(
    run: ImportRun,
    file: CommunityFile,
    progress: (progress: ImportProgress) => void,
  ): Promise<void> {
    let batch: FileLine[] = [];
    let length = 0;
    for await (const line of file.lines()) {
      if (line.number <= run.linesDone) continue;
      batch.push(line);
      length += line.text?.length ?? 0;
      if (batch.length < BATCH && length < BATCH_LENGTH) continue;
      await this.stage(run, batch);
      progress({ phase: 'reading', done: file.bytesRead, total: file.bytes });
      batch = [];
      length = 0;
    }
    if (batch.length > 0) await this.stage(run, batch);
    progress({ phase: 'reading', done: file.bytes, total: file.bytes });
  }

  private async stage(run: ImportRun, lines: FileLine[]): Promise<void> {
    const counts = structuredClone(run.counts);
    const rules = { loadedAt: run.startedAt, keepRoles: run.options.keepRoles };
    const batch: Batch = { read: [], losses: [] };
    for (const line of lines) {
      const outcome = readLine(line, rules);
      const type = 'read' in outcome ? outcome.read.type : outcome.loss.type;
      counts.lines[type] = (counts.lines[type] ?? 0) + 1;
      if ('loss' in outcome) batch.losses.push(outcome.loss);
      else {
        batch.read.push({ line: outcome.read, notes: outcome.notes });
        for (const field of outcome.unplaced) {
          const name = `${type}.${field}`;
          counts.unplaced[name] = (counts.unplaced[name] ?? 0) + 1;
        }
        if (outcome.read.isAnswer) counts.accepted += 1;
      }
    }
    await this.db.tx(async () => {
      await this.keep(run, batch);
      await this.imports.update(run, { linesDone: lines.at(-1)!.number, counts });
    });
  }

  private async keep(run: ImportRun, { read, losses }: Batch): Promise<void> {
    const one = await this.oneCommunity(run, read, losses);
    const added = await this.staging.add(
      run.id,
      one.map((entry) => entry.line),
    );
    for (const { line, notes } of one) {
      if (!added.has(line.line))
        losses.push(lossOf(line, 'skipped', 'duplicate_id', line.sourceId));
      else {
        for (const note of notes) losses.push(lossOf(line, 'altered', note.reason, note.detail));
      }
    }
    await this.imports.addLosses(run.id, losses);
  }

  /** A file is one community: the ids of a second one would mean other things. */
  private async oneCommunity(run: ImportRun, read: Batch['read'], losses: Loss[]) {
    const isCommunity = (entry: Batch['read'][number]) => entry.line.type === 'community';
    if (!read.some(isCommunity)) return read;
    let seen = await this.staging.hasCommunity(run.id);
    return read.filter((entry) => {
      if (!isCommunity(entry)) return true;
      if (!seen) {
        seen = true;
        return true;
      }
      losses.push(lossOf(entry.line, 'skipped', 'second_community', entry.line.sourceId));
      return false;
    });
  }
}

export function lossOf(
  { line, type, sourceId }: Pick<ReadLine, 'line' | 'type' | 'sourceId'>,
  fate: Loss['fate'],
  reason: LossReason,
  detail: string,
): Loss {
  return { line, type, sourceId, fate, reason, detail: detailOf(detail) };
}
