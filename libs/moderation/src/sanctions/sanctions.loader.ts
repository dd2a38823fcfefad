import { Injectable } from '@nestjs/common';
import { byKey, groupBy, Loader } from '@parvis/kernel';
import type { Sanction } from './sanction.entity.js';
import { SanctionsRepository } from './sanctions.repository.js';

/** The latest 50 sanctions of members, the latest first; for those who may see the record. */
@Injectable()
export class SanctionsByMember extends Loader<string, Sanction[]> {
  constructor(private readonly sanctions: SanctionsRepository) {
    super();
  }

  protected async batch(memberIds: readonly string[]): Promise<Map<string, Sanction[]>> {
    return groupBy(await this.sanctions.latestOf(memberIds), (sanction) => sanction.memberId);
  }
}

@Injectable()
export class SanctionByStatement extends Loader<string, Sanction> {
  constructor(private readonly sanctions: SanctionsRepository) {
    super();
  }

  protected async batch(statementIds: readonly string[]): Promise<Map<string, Sanction>> {
    const rows = await this.sanctions.ofStatements(statementIds);
    return byKey(rows, (sanction) => sanction.statementId);
  }
}
