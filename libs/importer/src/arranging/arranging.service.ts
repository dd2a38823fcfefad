import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';
import type { ImportRun } from '../runs/import-run.js';
import { ImportsRepository } from '../runs/imports.repository.js';
import { AnswersRepository } from './answers.repository.js';
import { NumberingRepository } from './numbering.repository.js';
import { ReferencesRepository } from './references.repository.js';

/** Makes a plan of everything that was read, in one transaction: either all of it stands or none. */
@Injectable()
export class ArrangingService {
  constructor(
    private readonly db: Database,
    private readonly imports: ImportsRepository,
    private readonly references: ReferencesRepository,
    private readonly numbering: NumberingRepository,
    private readonly answers: AnswersRepository,
  ) {}

  async arrange(run: ImportRun): Promise<void> {
    await this.db.rows('analyze import_lines');
    await this.db.tx(async () => {
      await this.db.rows('set local statement_timeout = 0');
      await this.references.resolve(run.id, run.source);
      await this.answers.settle(run.id, run.options.software === 'stackexchange');
      await this.numbering.assign(run.id);
      const counts = { ...run.counts, known: await this.known(run.id) };
      await this.imports.update(run, { phase: 'writing', counts });
    });
  }

  private async known(importId: string): Promise<Record<string, number>> {
    const rows = await this.db.rows<{ type: string; lines: number }>(
      `select type, count(*)::int as lines from import_lines
       where import_id = $1 and is_known group by type`,
      [importId],
    );
    return Object.fromEntries(rows.map(({ type, lines }) => [type, lines]));
  }
}
