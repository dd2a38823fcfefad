import { Injectable } from '@nestjs/common';
import { byKey, groupBy, Loader } from '@parvis/kernel';
import type { Clause } from './charter.entity.js';
import { ChartersRepository } from './charters.repository.js';

@Injectable()
export class ClauseById extends Loader<string, Clause> {
  constructor(private readonly charters: ChartersRepository) {
    super();
  }

  protected async batch(ids: readonly string[]): Promise<Map<string, Clause>> {
    return byKey(await this.charters.clausesByIds(ids), (clause) => clause.id);
  }
}

@Injectable()
export class ClausesByVersion extends Loader<number, Clause[]> {
  constructor(private readonly charters: ChartersRepository) {
    super();
  }

  protected async batch(versions: readonly number[]): Promise<Map<number, Clause[]>> {
    return groupBy(await this.charters.clausesOf(versions), (clause) => clause.charterVersion);
  }
}
