import { Injectable } from '@nestjs/common';
import { ThreadRanking } from '@parvis/forum';
import { Broadcast, Clock, Database, type Hint, Outbox } from '@parvis/kernel';
import type { ImportRun } from '../runs/import-run.js';
import { ImportsRepository } from '../runs/imports.repository.js';
import { StagingRepository } from '../staging/staging.repository.js';
import { Brand } from './brand.js';
import { Recounts } from './recounts.js';
import { SettleRepository } from './settle.repository.js';

declare module '@parvis/kernel' {
  interface DomainEvents {
    /** What came in raises no event of its own: nobody is to be notified of old posts. */
    'import.finished': { importId: string; source: string };
  }
}

/** Old posts stand in every list and may quote any thread. */
const EVERYTHING: Hint[] = [
  { topic: 'room', id: '*' },
  { topic: 'lists', id: '*' },
];

/** Sets what only the whole of an import can tell; each step may be repeated after a kill. */
@Injectable()
export class SettlingService {
  constructor(
    private readonly db: Database,
    private readonly imports: ImportsRepository,
    private readonly staging: StagingRepository,
    private readonly settle: SettleRepository,
    private readonly recounts: Recounts,
    private readonly ranking: ThreadRanking,
    private readonly brand: Brand,
    private readonly outbox: Outbox,
    private readonly broadcast: Broadcast,
    private readonly clock: Clock,
  ) {}

  async finish(run: ImportRun): Promise<void> {
    await this.settleAll(run);
    if (run.options.brand) await this.brand.take(run.id);
    await this.db.tx(async () => {
      await this.close(run, 'done');
      const facts = { importId: run.id, source: run.source };
      await this.outbox.publish('import.finished', facts, null);
    });
  }

  /** What another file is to go on with: its threads get their answers and counters at least. */
  async abandon(run: ImportRun): Promise<void> {
    if (run.phase !== 'reading') await this.settleAll(run);
    await this.db.tx(() => this.close(run, 'abandoned'));
  }

  private async settleAll(run: ImportRun): Promise<void> {
    await this.settle.analyse();
    await this.db.tx(async () => {
      await this.settle.noteHiddenAnswers(run.id);
      await this.settle.chooseAnswers(run.id, run.source);
      await this.settle.recordCommunity(run.id, run.source);
    });
    await this.recounts.run();
    await this.ranking.rankEverything();
  }

  private async close(run: ImportRun, phase: 'done' | 'abandoned'): Promise<void> {
    await this.broadcast.sendAll(EVERYTHING);
    await this.staging.clear(run.id);
    const finishedAt = phase === 'done' ? this.clock.now() : null;
    await this.imports.update(run, { phase, finishedAt });
  }
}
