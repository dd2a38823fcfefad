import { Injectable } from '@nestjs/common';
import { byKey, groupBy, Loader } from '@parvis/kernel';
import type { Decision } from './decision.entity.js';
import { DecisionsRepository } from './decisions.repository.js';

/** The latest 50 decisions of a case, oldest first. */
@Injectable()
export class DecisionsByReviewable extends Loader<string, Decision[]> {
  constructor(private readonly decisions: DecisionsRepository) {
    super();
  }

  protected async batch(ids: readonly string[]): Promise<Map<string, Decision[]>> {
    return groupBy(await this.decisions.latestOf(ids), (decision) => decision.reviewableId);
  }
}

/** The decision that took another back. */
@Injectable()
export class ReversalByDecision extends Loader<string, Decision> {
  constructor(private readonly decisions: DecisionsRepository) {
    super();
  }

  protected async batch(ids: readonly string[]): Promise<Map<string, Decision>> {
    return byKey(await this.decisions.reversalsOf(ids), (decision) => decision.reversesId!);
  }
}
