import { fileURLToPath } from 'node:url';
import { Injectable } from '@nestjs/common';
import { DemoExperts } from './demo-experts.js';
import { DemoFlags } from './demo-flags.js';
import type { ImportProgress } from './runs/import-run.js';
import { ImportsRepository } from './runs/imports.repository.js';
import { type ImportOutcome, ImportsService } from './runs/imports.service.js';

/** Beside `libs`, in the sources as in what is built. */
export const DEMO_FILE = fileURLToPath(new URL('../../../demo/community.jsonl', import.meta.url));

const SOURCE = 'percolune';

/** The community a first run shows. It is our own, so its staff is staff and its brand the brand. */
@Injectable()
export class DemoCommunity {
  constructor(
    private readonly imports: ImportsService,
    private readonly repository: ImportsRepository,
    private readonly flags: DemoFlags,
    private readonly experts: DemoExperts,
  ) {}

  /** Also when it was begun and never ended. */
  async isMissing(): Promise<boolean> {
    if (!(await this.repository.isDone(SOURCE))) return true;
    return !(await this.flags.areRaised(SOURCE)) || !(await this.experts.areNamed(SOURCE));
  }

  /**
   * Loads it, or goes on where a killed loading stood; does nothing when it is there. Of several
   * processes that start at once one loads it and the others wait.
   */
  async load(progress?: (progress: ImportProgress) => void): Promise<ImportOutcome> {
    const outcome = await this.imports.import(
      DEMO_FILE,
      { source: SOURCE, keepRoles: true, brand: true, software: 'other' },
      progress,
      'wait',
    );
    await this.flags.raise(SOURCE);
    await this.experts.name(SOURCE);
    return outcome;
  }
}
