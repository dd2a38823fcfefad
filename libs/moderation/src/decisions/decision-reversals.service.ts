import { Injectable } from '@nestjs/common';
import {
  Broadcast,
  Clock,
  checked,
  cleanText,
  Database,
  ensure,
  isUuid,
  notFound,
  Outbox,
  type Viewer,
} from '@parvis/kernel';
import { FlagsRepository } from '../reviewables/flags.repository.js';
import type { Reviewable } from '../reviewables/reviewable.entity.js';
import { REVIEW_HINT } from '../reviewables/reviewable.events.js';
import { ReviewablesRepository } from '../reviewables/reviewables.repository.js';
import { ReviewablesService } from '../reviewables/reviewables.service.js';
import { StatementsRepository } from '../statements/statements.repository.js';
import { Cases } from './cases.service.js';
import { type Decision, FACTS_MAX } from './decision.entity.js';
import { decisionPolicy } from './decision.policy.js';
import { executedFacts } from './decision-facts.js';
import { DecisionsRepository } from './decisions.repository.js';
import type { Decided } from './decisions.service.js';
import { newDecision } from './new-decision.js';
import { Restrictions } from './restrictions.service.js';

/**
 * Takes back what was decided and done: a decision of its own, with its own reasons. What was
 * restricted is restored; what was left alone comes before staff again.
 */
@Injectable()
export class DecisionReversals {
  constructor(
    private readonly db: Database,
    private readonly decisions: DecisionsRepository,
    private readonly items: ReviewablesRepository,
    private readonly reviewables: ReviewablesService,
    private readonly flags: FlagsRepository,
    private readonly cases: Cases,
    private readonly restrictions: Restrictions,
    private readonly statements: StatementsRepository,
    private readonly outbox: Outbox,
    private readonly broadcast: Broadcast,
    private readonly clock: Clock,
  ) {}

  /** At once: it restores, so there is nothing to wait for. */
  async reverse(viewer: Viewer, id: string, input: { facts?: string | null }): Promise<Decided> {
    const known = isUuid(id) ? await this.decisions.byId(id) : null;
    // An unknown decision answers like one of a case that is hidden.
    if (!known) throw notFound('reviewable');
    const found = await this.reviewables.visible(viewer, known.reviewableId);
    const { facts } = checked({
      facts: () => cleanText(input.facts ?? '', { max: FACTS_MAX, min: 0, multiline: true }),
    });
    return this.db.tx(async () => {
      await this.cases.hold(found);
      const before = (await this.decisions.lock(id))!;
      const item = (await this.items.lock(before.reviewableId))!;
      const [reversal] = await this.decisions.reversalsOf([id]);
      const deciderRole = await this.decisions.roleOf(before.decidedById);
      const rest = { deciderRole, isReversed: reversal !== undefined };
      ensure(decisionPolicy.reverse(viewer, before, item, rest));
      return this.write(viewer, before, item, facts);
    });
  }

  private async write(
    viewer: Viewer,
    before: Decision,
    item: Reviewable,
    facts: string,
  ): Promise<Decided> {
    const at = this.clock.now();
    const decision = newDecision(item, {
      verb: 'reverse',
      facts,
      decidedById: viewer.memberId,
      reversesId: before.id,
      decidedAt: at,
    });
    await this.decisions.insert(decision);
    const reviewable =
      before.verb === 'leave'
        ? await this.reopen(before, item, viewer)
        : await this.restore(before, item, decision);
    const told = executedFacts(decision, item);
    await this.outbox.publish('decision.executed', told, viewer.memberId);
    await this.broadcast.send(REVIEW_HINT, item.id);
    return { decision, reviewable };
  }

  /** Lifts every restriction of the decision; who flagged was not right after all. */
  private async restore(
    before: Decision,
    item: Reviewable,
    { id, decidedById }: Decision,
  ): Promise<Reviewable> {
    for (const statement of await this.statements.ofDecisions([before.id])) {
      await this.restrictions.lift(statement, id, decidedById);
    }
    if (before.isAutomated) return item;
    const flags = await this.decisions.overturnFlags(item.id, before.settledAt!, 'disagreed');
    if (flags.length > 0) {
      const settled = { reviewableId: item.id, outcome: 'disagreed', flags } as const;
      await this.outbox.publish('flags.settled', settled, decidedById);
    }
    return { ...item, score: await this.flags.rescore(item.id) };
  }

  private async reopen(before: Decision, item: Reviewable, viewer: Viewer): Promise<Reviewable> {
    await this.decisions.overturnFlags(item.id, before.settledAt!, 'pending');
    const score = await this.flags.rescore(item.id);
    if (item.state !== 'closed') return { ...item, score };
    const changes = {
      state: 'open',
      version: item.version + 1,
      openCount: item.openCount + 1,
      openedAt: this.clock.now(),
      closedAt: null,
    } as const;
    await this.items.update(item.id, changes);
    const { id: reviewableId, kind: targetKind, targetId, roomId, level } = item;
    const facts = { reviewableId, targetKind, targetId, roomId, level, reopened: true };
    await this.outbox.publish('reviewable.opened', facts, viewer.memberId);
    return { ...item, ...changes, score };
  }
}
