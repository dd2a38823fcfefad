import { Injectable, Logger } from '@nestjs/common';
import { Broadcast, Clock, Database, DomainError, Outbox, Scheduled, Task } from '@parvis/kernel';
import { ChartersRepository } from '../charter/charters.repository.js';
import type { FlagOutcome } from '../reviewables/flag.entity.js';
import type { Reviewable, ReviewableLevel } from '../reviewables/reviewable.entity.js';
import { REVIEW_HINT } from '../reviewables/reviewable.events.js';
import { ReviewablesRepository } from '../reviewables/reviewables.repository.js';
import { ReviewablesService } from '../reviewables/reviewables.service.js';
import { StatementsRepository } from '../statements/statements.repository.js';
import { Cases } from './cases.service.js';
import type { Decision, VoidReason } from './decision.entity.js';
import { executedFacts } from './decision-facts.js';
import { DecisionsRepository } from './decisions.repository.js';
import { Restrictions } from './restrictions.service.js';

/**
 * Does what was decided, once it can no longer be undone: in one transaction with all that
 * follows. A decision on words that have changed since falls away and the case is open again.
 */
@Injectable()
export class DecisionExecution {
  private readonly logger = new Logger(DecisionExecution.name);

  constructor(
    private readonly db: Database,
    private readonly decisions: DecisionsRepository,
    private readonly items: ReviewablesRepository,
    private readonly reviewables: ReviewablesService,
    private readonly cases: Cases,
    private readonly charters: ChartersRepository,
    private readonly restrictions: Restrictions,
    private readonly statements: StatementsRepository,
    private readonly outbox: Outbox,
    private readonly broadcast: Broadcast,
    private readonly clock: Clock,
  ) {}

  /** The queue wakes it when the wait is over; that the decision still waits is all it asks. */
  @Task('decision.execute')
  async wake(payload: Record<string, unknown>): Promise<void> {
    await this.execute((payload as { id: string }).id);
  }

  /** Makes up for tasks that were lost. */
  @Scheduled('* * * * *')
  async executeDue(): Promise<void> {
    for (const id of await this.decisions.due(this.clock.now())) await this.execute(id);
  }

  /** Does nothing when the decision was undone or done before. */
  async execute(id: string): Promise<void> {
    try {
      await this.db.tx(() => this.settle(id, (decision, item) => this.apply(decision, item)));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      this.logger.warn(`decision ${id} is no longer possible: ${error.reason}`);
      await this.db.tx(() =>
        this.settle(id, (decision, item) => this.void(decision, item, 'no_longer_possible')),
      );
    }
  }

  private async settle(
    id: string,
    work: (decision: Decision, item: Reviewable) => Promise<void>,
  ): Promise<void> {
    const known = await this.decisions.byId(id);
    if (known?.state !== 'waiting') return;
    await this.cases.hold((await this.items.byId(known.reviewableId))!);
    const decision = (await this.decisions.lock(id))!;
    if (decision.state !== 'waiting') return;
    await work(decision, (await this.items.lock(decision.reviewableId))!);
    await this.broadcast.send(REVIEW_HINT, decision.reviewableId);
  }

  private async apply(decision: Decision, item: Reviewable): Promise<void> {
    const now = await this.cases.contentNow(item);
    if (!now) return this.void(decision, item, 'target_gone');
    if (now.hash !== decision.contentHash) return this.void(decision, item, 'content_changed');
    if (decision.verb === 'escalate') return this.escalate(decision, item);
    if (decision.verb === 'act') await this.impose(decision, item);
    else await this.free(decision, item);
    const outcome: FlagOutcome = decision.verb === 'act' ? 'agreed' : 'disagreed';
    const closed = await this.reviewables.close(item, outcome, decision.decidedById);
    await this.done(decision, item, closed.closedAt!);
  }

  private async impose(decision: Decision, item: Reviewable): Promise<void> {
    const { actions, facts, clauseId, isAutomated, decidedAt } = decision;
    const [clause] = clauseId ? await this.charters.clausesByIds([clauseId]) : [];
    if (!clause) return;
    const about = await this.cases.of(item, decidedAt);
    await this.restrictions.impose(decision, about, { actions, clause, facts, isAutomated });
  }

  /** Left alone is left unrestricted: what rules did meanwhile ends, and the post stands. */
  private async free(decision: Decision, item: Reviewable): Promise<void> {
    const { post, thread } = await this.cases.of(item, decision.decidedAt);
    const targets = post
      ? [
          { kind: 'post' as const, id: post.id },
          ...(post.number === 1 ? [{ kind: 'thread' as const, id: thread!.id }] : []),
        ]
      : [];
    for (const statement of await this.statements.inForce(item.id, targets)) {
      await this.restrictions.lift(statement, decision.id, decision.decidedById);
    }
  }

  /** To the site's staff from a room's moderator, else to admins. The case stays open, its flags too. */
  private async escalate(decision: Decision, item: Reviewable): Promise<void> {
    const role = await this.decisions.roleOf(decision.decidedById);
    const above: ReviewableLevel = role === 'moderator' || role === 'admin' ? 2 : 1;
    const level = Math.max(above, item.level) as ReviewableLevel;
    await this.reopen(item, { level, claimedById: null, claimedAt: null });
    const facts = { reviewableId: item.id, level };
    await this.outbox.publish('reviewable.escalated', facts, decision.decidedById);
    await this.done(decision, item, this.clock.now());
  }

  private async done(decision: Decision, item: Reviewable, at: Date): Promise<void> {
    await this.decisions.settle(decision.id, 'executed', at);
    const facts = executedFacts(decision, item);
    await this.outbox.publish('decision.executed', facts, decision.decidedById);
  }

  private async void(decision: Decision, item: Reviewable, reason: VoidReason): Promise<void> {
    await this.decisions.settle(decision.id, 'void', this.clock.now(), reason);
    if (reason === 'target_gone') await this.reviewables.close(item, 'ignored', null);
    else await this.reopen(item, {});
    const facts = { decisionId: decision.id, reviewableId: item.id, reason };
    await this.outbox.publish('decision.voided', facts, null);
  }

  /** With a new version, so that nobody decides on what he read before. */
  private reopen(item: Reviewable, changes: Partial<Omit<Reviewable, 'kind'>>): Promise<void> {
    return this.items.update(item.id, { state: 'open', version: item.version + 1, ...changes });
  }
}
