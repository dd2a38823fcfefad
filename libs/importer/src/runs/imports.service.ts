import { Injectable } from '@nestjs/common';
import { Clock, uuidv7 } from '@parvis/kernel';
import { ArrangingService } from '../arranging/arranging.service.js';
import { CommunityFile } from '../file/community-file.js';
import { readLine } from '../format/read-line.js';
import type { CommunityRecord } from '../format/records.js';
import { SettlingService } from '../settling/settling.service.js';
import { StagingService } from '../staging/staging.service.js';
import { WritingService } from '../writing/writing.service.js';
import { ImportLock, type Turn } from './import-lock.js';
import {
  emptyCounts,
  type ImportOptions,
  type ImportProgress,
  type ImportRun,
} from './import-run.js';
import { ImportsRepository } from './imports.repository.js';

type Progress = (progress: ImportProgress) => void;

/** What `import` did. */
export interface ImportOutcome {
  run: ImportRun;
  /** How it began: afresh, where a killed one stood, or not at all as the file was in already. */
  began: 'new' | 'resumed' | 'unchanged';
}

/**
 * Brings a community file into the forum. Reading, arranging, writing and settling each end in a
 * commit that says so; called again with the same file it goes on after the last one.
 */
@Injectable()
export class ImportsService {
  constructor(
    private readonly imports: ImportsRepository,
    private readonly reading: StagingService,
    private readonly arranging: ArrangingService,
    private readonly writing: WritingService,
    private readonly settling: SettlingService,
    private readonly lock: ImportLock,
    private readonly clock: Clock,
  ) {}

  /** ImportError when another import is running, unless it is to be waited for. */
  import(
    path: string,
    options: ImportOptions = {},
    progress: Progress = () => undefined,
    turn: Turn = 'now',
  ): Promise<ImportOutcome> {
    return this.lock.hold(turn, () => this.importAlone(path, options, progress));
  }

  /** The name under which a file's ids are remembered. */
  async sourceOf(file: CommunityFile, options: Pick<ImportOptions, 'source'>): Promise<string> {
    return (await this.plan(file, options)).source;
  }

  private async importAlone(path: string, options: ImportOptions, progress: Progress) {
    const file = await CommunityFile.open(path);
    const sha256 = await file.sha256();
    const wanted = await this.plan(file, options);
    const earlier = await this.imports.ofFile(wanted.source, sha256);
    if (earlier?.phase === 'done') return { run: earlier, began: 'unchanged' as const };
    for (const run of await this.imports.unfinished(wanted.source, sha256)) {
      await this.settling.abandon(run);
    }
    const run = earlier ?? wanted;
    if (!earlier) await this.imports.insert(run, sha256);
    await this.advance(run, file, progress);
    return { run, began: earlier ? ('resumed' as const) : ('new' as const) };
  }

  private async advance(run: ImportRun, file: CommunityFile, progress: Progress): Promise<void> {
    if (run.phase === 'reading') {
      await this.reading.read(run, file, progress);
      progress({ phase: 'arranging', done: 0, total: 1 });
      await this.arranging.arrange(run);
    }
    if (run.phase === 'writing') {
      await this.writing.write(run, progress);
      await this.imports.update(run, { phase: 'settling' });
    }
    progress({ phase: 'settling', done: 0, total: 1 });
    await this.settling.finish(run);
  }

  private async plan(file: CommunityFile, options: ImportOptions): Promise<ImportRun> {
    const startedAt = this.clock.now();
    const community = await firstCommunity(file, startedAt);
    const source = options.source ?? community?.id ?? file.name.replace(/(\.jsonl)?(\.gz)?$/, '');
    return {
      id: uuidv7(startedAt.getTime()),
      source,
      fileName: file.name,
      options: {
        software: options.software ?? community?.software ?? 'other',
        keepRoles: options.keepRoles ?? false,
        brand: options.brand ?? false,
        language: community?.language ?? 'en',
        name: community?.name ?? source,
      },
      phase: 'reading',
      linesDone: 0,
      rowsDone: 0,
      counts: emptyCounts(),
      startedAt,
      finishedAt: null,
    };
  }
}

/** Files begin with their community; one that does not is named after itself. */
async function firstCommunity(file: CommunityFile, now: Date): Promise<CommunityRecord | null> {
  for await (const line of file.lines()) {
    const outcome = readLine(line, { loadedAt: now, keepRoles: false });
    if (!('read' in outcome) || outcome.read.type !== 'community') return null;
    return outcome.read.record as CommunityRecord;
  }
  return null;
}
