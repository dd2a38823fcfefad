import { Injectable } from '@nestjs/common';
import { MembersService } from '@parvis/identity';
import {
  Broadcast,
  Clock,
  Database,
  DomainError,
  ensure,
  isUuid,
  notFound,
  Outbox,
  Tasks,
  type Viewer,
} from '@parvis/kernel';
import { ChartersRepository } from '../charter/charters.repository.js';
import { StaffNotesService } from '../notes/staff-notes.service.js';
import { ClaimsService } from '../reviewables/claims.service.js';
import type { Reviewable } from '../reviewables/reviewable.entity.js';
import { REVIEW_HINT } from '../reviewables/reviewable.events.js';
import { ReviewablesRepository } from '../reviewables/reviewables.repository.js';
import { ReviewablesService } from '../reviewables/reviewables.service.js';
import { AutomaticDecisions, type AutomaticWish } from './automatic-decisions.service.js';
import { Cases } from './cases.service.js';
import { type Decision, WAIT_MS } from './decision.entity.js';
import { decisionPolicy } from './decision.policy.js';
import { madeFacts } from './decision-facts.js';
import { cleanWish, type RawWish, unknownClause, type Wish } from './decision-wish.js';
import { DecisionsRepository } from './decisions.repository.js';
import { newDecision } from './new-decision.js';

/** What somebody decides, and on what he read. */
export interface DecisionWish extends RawWish {
  /** Of the reviewable and of its content, as they were read. */
  version: number;
  contentHash: string;
  /** For staff; kept with the case. */
  note?: string | null;
}

/** A decision with its case as it is after it. */
export interface Decided {
  decision: Decision;
  reviewable: Reviewable;
}

/** Staff decide; for ten seconds nothing has happened yet, and can be undone. */
@Injectable()
export class DecisionsService {
  constructor(
    private readonly db: Database,
    private readonly decisions: DecisionsRepository,
    private readonly items: ReviewablesRepository,
    private readonly reviewables: ReviewablesService,
    private readonly claims: ClaimsService,
    private readonly cases: Cases,
    private readonly charters: ChartersRepository,
    private readonly members: MembersService,
    private readonly notes: StaffNotesService,
    private readonly automatic: AutomaticDecisions,
    private readonly tasks: Tasks,
    private readonly outbox: Outbox,
    private readonly broadcast: Broadcast,
    private readonly clock: Clock,
  ) {}

  /**
   * Of two decisions on one reviewable one wins; the other is told by CONFLICT
   * `decided_meanwhile` (`by`, `verb`), `claimed_by_other` (`by`) or `content_changed`.
   */
  async decide(
    viewer: Viewer,
    id: string,
    raw: DecisionWish,
    batchId: string | null = null,
  ): Promise<Decided> {
    const found = await this.reviewables.visible(viewer, id);
    const wish = cleanWish(raw, found);
    return this.db.tx(async () => {
      const item = (await this.items.lock(id))!;
      await this.ensureCurrent(viewer, item, raw);
      await this.ensureMay(viewer, item, wish);
      return this.write(viewer, item, wish, { batchId, note: raw.note ?? null });
    });
  }

  /** Restores the case row for row while the decision waits; CONFLICT `already_executed` after. */
  async undo(viewer: Viewer, id: string): Promise<Decided> {
    const known = isUuid(id) ? await this.decisions.byId(id) : null;
    // An unknown decision answers like one of a case that is hidden.
    if (!known) throw notFound('reviewable');
    const { roomId } = await this.reviewables.visible(viewer, known.reviewableId);
    return this.db.tx(async () => {
      const decision = (await this.decisions.lock(id))!;
      ensure(decisionPolicy.undo(viewer, decision));
      const item = (await this.items.lock(decision.reviewableId))!;
      if (decision.state === 'undone') return { decision, reviewable: item };
      if (decision.state !== 'waiting') throw new DomainError('CONFLICT', 'already_executed');
      const settledAt = this.clock.now();
      await this.decisions.settle(id, 'undone', settledAt);
      await this.items.update(item.id, { state: 'open' });
      const clauseCode = await this.codeOf(decision);
      const facts = madeFacts(decision, { roomId }, clauseCode);
      await this.outbox.publish('decision.undone', facts, viewer.memberId);
      await this.broadcast.send(REVIEW_HINT, item.id);
      return {
        decision: { ...decision, state: 'undone', settledAt },
        reviewable: { ...item, state: 'open' },
      };
    });
  }

  /** See `AutomaticDecisions.decide`. */
  decideAutomatically(wish: AutomaticWish): Promise<Decision | null> {
    return this.automatic.decide(wish);
  }

  /** Throws what would refuse this decision of this viewer. */
  async ensureMay(viewer: Viewer, item: Reviewable, { verb, actions }: Wish): Promise<void> {
    const isAppeal = item.kind === 'appeal';
    const facts = {
      claiming: this.claims.claiming,
      authorRole: await this.cases.authorRole(item),
      contestedDeciderId: isAppeal ? await this.decisions.contestedDecider(item.targetId) : null,
    };
    const kinds = actions.map(({ kind }) => kind);
    ensure(decisionPolicy.decide(viewer, item, verb, kinds, facts));
  }

  private async ensureCurrent(viewer: Viewer, item: Reviewable, raw: DecisionWish): Promise<void> {
    if (item.state !== 'open') throw await this.decidedMeanwhile(item);
    if (item.claimedById && item.claimedById !== viewer.memberId) {
      const by = (await this.members.byId(item.claimedById))?.name ?? '';
      throw new DomainError('CONFLICT', 'claimed_by_other', { params: { by } });
    }
    if (item.contentHash !== raw.contentHash) throw new DomainError('CONFLICT', 'content_changed');
    if (item.version !== raw.version) throw await this.decidedMeanwhile(item);
  }

  private async decidedMeanwhile(item: Reviewable): Promise<DomainError> {
    const latest = await this.decisions.latest(item.id);
    if (!latest) return new DomainError('CONFLICT', 'content_changed');
    const decider = latest.decidedById ? await this.members.byId(latest.decidedById) : null;
    const params = { by: decider?.name ?? '', verb: latest.verb };
    return new DomainError('CONFLICT', 'decided_meanwhile', { params });
  }

  private async write(
    viewer: Viewer,
    item: Reviewable,
    wish: Wish,
    { batchId, note }: { batchId: string | null; note: string | null },
  ): Promise<Decided> {
    const { verb, actions, facts, clauseCode } = wish;
    const clause = clauseCode ? await this.charters.clauseInForce(clauseCode) : null;
    if (clauseCode && !clause) throw unknownClause();
    const decidedAt = this.clock.now();
    const decision = newDecision(item, {
      verb,
      actions,
      clauseId: clause?.id ?? null,
      facts,
      decidedById: viewer.memberId,
      state: 'waiting',
      batchId,
      decidedAt,
      executeAfter: new Date(decidedAt.getTime() + WAIT_MS),
      settledAt: null,
    });
    await this.decisions.insert(decision);
    await this.items.update(item.id, { state: 'waiting' });
    const { id, executeAfter } = decision;
    await this.tasks.at('decision.execute', executeAfter, { id }, `decision:${id}`);
    const made = madeFacts(decision, item, clauseCode);
    await this.outbox.publish('decision.made', made, viewer.memberId);
    await this.broadcast.send(REVIEW_HINT, item.id);
    if (note?.trim()) await this.notes.add(viewer, { reviewableId: item.id, body: note });
    return { decision, reviewable: { ...item, state: 'waiting' } };
  }

  private async codeOf({ clauseId }: Decision): Promise<string | null> {
    const [clause] = clauseId ? await this.charters.clausesByIds([clauseId]) : [];
    return clause?.code ?? null;
  }
}
