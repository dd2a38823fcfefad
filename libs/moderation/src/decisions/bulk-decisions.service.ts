import { Injectable } from '@nestjs/common';
import { DomainError, invalid, uuidv7, type Viewer } from '@parvis/kernel';
import { BULK_MAX, type Decision } from './decision.entity.js';
import { DecisionsService, type DecisionWish } from './decisions.service.js';

/** What became of one of many: a decision, or the code and reason of its refusal. */
export interface BulkResult {
  id: string;
  decision: Decision | null;
  error: string | null;
  reason: string | null;
}

@Injectable()
export class BulkDecisions {
  constructor(private readonly decisions: DecisionsService) {}

  /** Each by itself, in the order given: what is refused does not hold up the others. */
  async decide(
    viewer: Viewer,
    wishes: readonly (DecisionWish & { id: string })[],
  ): Promise<BulkResult[]> {
    if (wishes.length === 0) throw invalid({ inputs: 'required' });
    if (wishes.length > BULK_MAX) throw invalid({ inputs: 'too_many' }, { max: BULK_MAX });
    const batchId = uuidv7();
    const results: BulkResult[] = [];
    for (const { id, ...wish } of wishes) results.push(await this.one(viewer, id, wish, batchId));
    return results;
  }

  private async one(
    viewer: Viewer,
    id: string,
    wish: DecisionWish,
    batchId: string,
  ): Promise<BulkResult> {
    try {
      const { decision } = await this.decisions.decide(viewer, id, wish, batchId);
      return { id, decision, error: null, reason: null };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return { id, decision: null, error: error.code, reason: error.reason };
    }
  }
}
