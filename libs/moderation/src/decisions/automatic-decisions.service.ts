import { Injectable } from '@nestjs/common';
import { Broadcast, Clock, Database, type Locale, notFound, Outbox } from '@parvis/kernel';
import { ChartersRepository } from '../charter/charters.repository.js';
import { REVIEW_HINT } from '../reviewables/reviewable.events.js';
import { ReviewablesRepository } from '../reviewables/reviewables.repository.js';
import { Cases } from './cases.service.js';
import type { Action, Decision } from './decision.entity.js';
import { executedFacts } from './decision-facts.js';
import { DecisionsRepository } from './decisions.repository.js';
import { newDecision } from './new-decision.js';
import { Restrictions } from './restrictions.service.js';

export interface AutomaticWish {
  reviewableId: string;
  actions: readonly (Pick<Action, 'kind'> & { hours?: number | null })[];
  clauseCode: string;
  /** What the rule found, for the statement; in every language where the rule can say so. */
  facts: string | Record<Locale, string>;
}

/** What rules decide: at once, told as automatic, and left in the queue for a person to look at. */
@Injectable()
export class AutomaticDecisions {
  constructor(
    private readonly db: Database,
    private readonly decisions: DecisionsRepository,
    private readonly items: ReviewablesRepository,
    private readonly cases: Cases,
    private readonly charters: ChartersRepository,
    private readonly restrictions: Restrictions,
    private readonly outbox: Outbox,
    private readonly broadcast: Broadcast,
    private readonly clock: Clock,
  ) {}

  /**
   * Joins the caller's transaction, if there is one. Null when the author is staff, whom no rule
   * restricts, or gone.
   */
  decide(wish: AutomaticWish): Promise<Decision | null> {
    return this.db.tx(async () => {
      const found = await this.items.byId(wish.reviewableId);
      if (!found) throw notFound('reviewable');
      await this.cases.hold(found);
      const item = (await this.items.lock(found.id))!;
      const role = await this.cases.authorRole(item);
      if (role !== 'member' && role !== 'marketer') return null;
      const clause = await this.charters.clauseInForce(wish.clauseCode);
      if (!clause) throw notFound('clause');
      const at = this.clock.now();
      const decision = newDecision(item, {
        verb: 'act',
        actions: wish.actions.map(({ kind, hours }) => ({ kind, hours: hours ?? null })),
        clauseId: clause.id,
        facts: typeof wish.facts === 'string' ? wish.facts : wish.facts.en,
        isAutomated: true,
        decidedAt: at,
      });
      await this.decisions.insert(decision);
      const { actions } = decision;
      const ground = { actions, clause, facts: wish.facts, isAutomated: true };
      await this.restrictions.impose(decision, await this.cases.of(item, at), ground);
      await this.outbox.publish('decision.executed', executedFacts(decision, item), null);
      await this.broadcast.send(REVIEW_HINT, item.id);
      return decision;
    });
  }
}
