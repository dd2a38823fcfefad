import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';
import { detailOf } from '../format/loss.js';
import type { ImportProgress, ImportRun } from '../runs/import-run.js';
import { ImportsRepository } from '../runs/imports.repository.js';
import { lossOf } from '../staging/staging.service.js';
import { BulkInsertRepository } from './bulk-insert.repository.js';
import { PeopleWriter } from './people.writer.js';
import type { PreparedLine } from './prepared-line.js';
import { RoomsWriter } from './rooms.writer.js';
import { TagsWriter } from './tags.writer.js';
import type { WaitingLine } from './waiting-line.js';
import { WaitingLinesRepository } from './waiting-lines.repository.js';
import { WritingsWriter } from './writings.writer.js';

const BATCH = 400;

type Stage = 'tagGroup' | 'tag' | 'synonym' | 'user' | 'room' | 'subRoom' | 'writing';

interface Batch {
  stage: Stage;
  prepared: PreparedLine[];
  /** Position of its last line. */
  last: number;
}

/** PostgreSQL's classes for data it will not take; anything else is no fault of a line. */
const REFUSED = /^2[23]/;
const UNIQUE = '23505';

/**
 * Writes the staged lines into the forum, batch by batch, each in one transaction together with
 * the place reached. While one batch of posts is written the next is already being rendered.
 */
@Injectable()
export class WritingService {
  constructor(
    private readonly db: Database,
    private readonly imports: ImportsRepository,
    private readonly lines: WaitingLinesRepository,
    private readonly bulk: BulkInsertRepository,
    private readonly people: PeopleWriter,
    private readonly rooms: RoomsWriter,
    private readonly tags: TagsWriter,
    private readonly writings: WritingsWriter,
  ) {}

  async write(run: ImportRun, progress: (progress: ImportProgress) => void): Promise<void> {
    const total = await this.lines.count(run.id);
    let next = this.batchAfter(run, run.rowsDone);
    for (let batch = await next; batch; batch = await next) {
      // The others look at what was written before them, so they are not prepared ahead.
      const ahead = batch.stage === 'writing' ? this.batchAfter(run, batch.last) : null;
      ahead?.catch(() => undefined);
      await this.commit(run, batch);
      progress({ phase: 'writing', done: run.rowsDone, total });
      next = ahead ?? this.batchAfter(run, batch.last);
    }
  }

  /** The next lines of one stage, with all their rows; null when none is left. */
  private async batchAfter(run: ImportRun, after: number): Promise<Batch | null> {
    const lines = await this.lines.next(run.id, after, BATCH);
    if (lines.length === 0) return null;
    const stage = stageOf(lines[0]!);
    const end = lines.findIndex((line) => stageOf(line) !== stage);
    const alike = end < 0 ? lines : lines.slice(0, end);
    const prepared = await this.prepare(run, stage, alike);
    return { stage, prepared, last: alike.at(-1)!.position };
  }

  private prepare(run: ImportRun, stage: Stage, lines: WaitingLine[]): Promise<PreparedLine[]> {
    if (stage === 'writing') return this.writings.prepare(run, lines);
    if (stage === 'user') return this.people.prepare(run, lines);
    if (stage === 'tagGroup') return this.tags.prepareGroups(run, lines);
    if (stage === 'tag' || stage === 'synonym') return this.tags.prepare(run, lines);
    return this.rooms.prepare(run, lines);
  }

  /** Somebody may have taken a name between preparing and writing: then it is prepared again. */
  private async commit(run: ImportRun, { stage, prepared }: Batch): Promise<void> {
    try {
      await this.writeAll(run, prepared);
    } catch (error) {
      if (codeOf(error) !== UNIQUE) await this.writeHalves(run, prepared, error);
      else {
        const lines = prepared.map((line) => line.waiting);
        const again = await this.prepare(run, stage, lines);
        await this.writeAll(run, again).catch((second) => this.writeHalves(run, again, second));
      }
    }
  }

  private async writeAll(run: ImportRun, prepared: PreparedLine[]): Promise<void> {
    await this.db.tx(async () => {
      await this.bulk.write(prepared.map((line) => line.rows));
      await this.imports.addLosses(
        run.id,
        prepared.flatMap((line) => line.losses),
      );
      await this.imports.update(run, { rowsDone: prepared.at(-1)!.waiting.position });
    });
  }

  /** Finds the line that PostgreSQL refuses, so that it alone is lost. */
  private async writeHalves(run: ImportRun, lines: PreparedLine[], error: unknown): Promise<void> {
    if (!REFUSED.test(codeOf(error))) throw error;
    if (lines.length === 1) return this.lose(run, lines[0]!, error as Error);
    const middle = Math.ceil(lines.length / 2);
    for (const half of [lines.slice(0, middle), lines.slice(middle)]) {
      await this.writeAll(run, half).catch((reason) => this.writeHalves(run, half, reason));
    }
  }

  private async lose(run: ImportRun, { waiting }: PreparedLine, error: Error): Promise<void> {
    const { line, sourceId, type } = waiting;
    const of = { line, sourceId, type: type === 'author' ? ('user' as const) : type };
    await this.db.tx(async () => {
      const loss = lossOf(of, 'skipped', 'refused_by_database', detailOf(error.message));
      await this.imports.addLosses(run.id, [loss]);
      await this.imports.update(run, { rowsDone: waiting.position });
    });
  }
}

const codeOf = (error: unknown): string => (error as { code?: string } | null)?.code ?? '';

function stageOf({ type, parent }: WaitingLine): Stage {
  if (type === 'tag') return parent ? 'synonym' : 'tag';
  if (type === 'room') return parent ? 'subRoom' : 'room';
  if (type === 'tagGroup') return 'tagGroup';
  return type === 'user' || type === 'author' ? 'user' : 'writing';
}
