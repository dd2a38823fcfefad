import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { MemberById, MemberType } from '@parvis/identity';
import type { Denial, RequestContext } from '@parvis/kernel';
import { ClauseById } from '../charter/charter.loader.js';
import { ClauseType } from '../charter/charter.type.js';
import type { Reviewable } from '../reviewables/reviewable.entity.js';
import { ReviewableType } from '../reviewables/reviewable.type.js';
import { ReviewableById } from '../reviewables/reviewables.loader.js';
import { StatementType } from '../statements/statement.type.js';
import { StatementsByDecision } from '../statements/statements.loader.js';
import type { Decision } from './decision.entity.js';
import { decisionPolicy } from './decision.policy.js';
import { DecisionType, StatementPreviewType } from './decision.type.js';
import { DecisionsByReviewable, ReversalByDecision } from './decisions.loader.js';
import type { Preview } from './restrictions.service.js';

@Resolver(() => DecisionType)
export class DecisionFieldsResolver {
  constructor(
    private readonly clauseById: ClauseById,
    private readonly memberById: MemberById,
    private readonly statementsByDecision: StatementsByDecision,
    private readonly reversalByDecision: ReversalByDecision,
    private readonly reviewableById: ReviewableById,
  ) {}

  @ResolveField(() => ClauseType, { nullable: true, description: 'The rule it names.' })
  clause(@Parent() { clauseId }: Decision, @Context() context: RequestContext) {
    return clauseId ? this.clauseById.load(context, clauseId) : null;
  }

  @ResolveField(() => MemberType, { nullable: true, description: 'Who decided; null for a rule.' })
  decidedBy(@Parent() { decidedById }: Decision, @Context() context: RequestContext) {
    return decidedById ? this.memberById.load(context, decidedById) : null;
  }

  @ResolveField(() => DecisionType, { nullable: true, description: 'The one that took it back.' })
  reversedBy(@Parent() { id }: Decision, @Context() context: RequestContext) {
    return this.reversalByDecision.load(context, id);
  }

  @ResolveField(() => [StatementType], { description: 'What was told of it, in order.' })
  async statements(@Parent() { id }: Decision, @Context() context: RequestContext) {
    return (await this.statementsByDecision.load(context, id)) ?? [];
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer may undo it now.' })
  viewerCanUndo(@Parent() decision: Decision, @Context() { viewer }: RequestContext): boolean {
    return decision.state === 'waiting' && decisionPolicy.undo(viewer, decision) === null;
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer may take it back.' })
  async viewerCanReverse(@Parent() decision: Decision, @Context() context: RequestContext) {
    return (await this.reversing(decision, context)) === null;
  }

  @ResolveField(() => String, { nullable: true, description: 'Why not, as a stable word.' })
  async viewerCannotReverseReason(
    @Parent() decision: Decision,
    @Context() context: RequestContext,
  ) {
    return (await this.reversing(decision, context))?.reason ?? null;
  }

  private async reversing(decision: Decision, context: RequestContext): Promise<Denial | null> {
    const item = await this.reviewableById.load(context, decision.reviewableId);
    if (!item) return { code: 'NOT_FOUND', reason: 'reviewable_not_found' };
    const reversal = await this.reversalByDecision.load(context, decision.id);
    const { decidedById } = decision;
    const decider = decidedById ? await this.memberById.load(context, decidedById) : null;
    return decisionPolicy.reverse(context.viewer, decision, item, {
      deciderRole: decider?.role ?? null,
      isReversed: reversal !== null,
    });
  }
}

/** What was decided of a case; whoever holds a reviewable was let see it. */
@Resolver(() => ReviewableType)
export class ReviewableDecisionsResolver {
  constructor(private readonly decisionsByReviewable: DecisionsByReviewable) {}

  @ResolveField(() => DecisionType, {
    nullable: true,
    description: 'The decision that waits and can still be undone.',
  })
  waitingDecision(@Parent() item: Reviewable, @Context() context: RequestContext) {
    if (item.state !== 'waiting') return null;
    return this.decisionsByReviewable.use(
      context,
      item.id,
      (decisions) => decisions?.find(({ state }) => state === 'waiting') ?? null,
    );
  }

  @ResolveField(() => [DecisionType], { description: 'The latest 50 decisions, oldest first.' })
  async decisions(@Parent() item: Reviewable, @Context() context: RequestContext) {
    return (await this.decisionsByReviewable.load(context, item.id)) ?? [];
  }
}

@Resolver(() => StatementPreviewType)
export class StatementPreviewsResolver {
  constructor(private readonly memberById: MemberById) {}

  @ResolveField(() => MemberType, { description: 'Who would be told.' })
  member(@Parent() preview: Preview, @Context() context: RequestContext) {
    return this.memberById.load(context, preview.memberId);
  }
}
