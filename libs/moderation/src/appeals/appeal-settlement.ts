import { Injectable } from '@nestjs/common';
import { Clock, HandlesAtOnce, Outbox, type PublishedEvent } from '@parvis/kernel';
import { Restrictions } from '../decisions/restrictions.service.js';
import { StatementsRepository } from '../statements/statements.repository.js';
import { AppealsRepository } from './appeals.repository.js';
import '../decisions/decision.events.js';

/** Lets an appeal end with the decision on it, in the transaction that executes that. */
@Injectable()
export class AppealSettlement {
  constructor(
    private readonly appeals: AppealsRepository,
    private readonly statements: StatementsRepository,
    private readonly restrictions: Restrictions,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** To act is to uphold the restriction; to leave is to grant the appeal, which ends it. */
  @HandlesAtOnce('decision.executed')
  async decided({ payload }: PublishedEvent<'decision.executed'>): Promise<void> {
    const { targetKind, targetId, verb, decisionId, decidedById, reviewableId } = payload;
    if (targetKind !== 'appeal' || (verb !== 'act' && verb !== 'leave')) return;
    const appeal = await this.appeals.lock(targetId);
    if (appeal?.state !== 'open') return;
    const outcome = verb === 'leave' ? 'granted' : 'rejected';
    await this.appeals.settle(appeal.id, outcome, decisionId, this.clock.now());
    const { id: appealId, statementId, memberId } = appeal;
    if (outcome === 'granted') {
      const statement = (await this.statements.byId(statementId))!;
      await this.restrictions.lift(statement, decisionId, decidedById);
    }
    const facts = { appealId, statementId, memberId, reviewableId, outcome, decisionId } as const;
    await this.outbox.publish('appeal.decided', facts, decidedById);
  }
}
