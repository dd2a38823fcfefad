import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { isStaff, type RequestContext } from '@parvis/kernel';
import { ClaimsService } from './claims.service.js';
import { ContestedDeciderByAppeal } from './contested-deciders.loader.js';
import { type ActionKind, isOnAuthor, possibleActions } from './possible-actions.js';
import type { Reviewable } from './reviewable.entity.js';
import { reviewablePolicy } from './reviewable.policy.js';
import { ReviewActionKindEnum, ReviewableType } from './reviewable.type.js';

const isNull = (value: unknown) => value === null;

/** What the viewer may do with a case. */
@Resolver(() => ReviewableType)
export class ReviewableRightsResolver {
  constructor(
    private readonly claims: ClaimsService,
    private readonly contestedDecider: ContestedDeciderByAppeal,
  ) {}

  @ResolveField(() => [ReviewActionKindEnum], {
    description: 'What acting on it may consist of, the mildest on the thing first.',
  })
  possibleActions(@Parent() item: Reviewable, @Context() { viewer }: RequestContext): ActionKind[] {
    // Sanctions hold everywhere, so they are not for the moderators of one room.
    return possibleActions(item).filter((kind) => isStaff(viewer) || !isOnAuthor(kind));
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer may decide on it now.' })
  viewerCanDecide(@Parent() item: Reviewable, @Context() context: RequestContext) {
    const reason = this.viewerCannotDecideReason(item, context);
    return reason instanceof Promise ? reason.then(isNull) : isNull(reason);
  }

  @ResolveField(() => String, { nullable: true, description: 'Why not, as a stable word.' })
  viewerCannotDecideReason(
    @Parent() item: Reviewable,
    @Context() context: RequestContext,
  ): string | null | Promise<string | null> {
    const { viewer } = context;
    const denial = reviewablePolicy.decide(viewer, item, this.claims.claiming);
    if (denial || item.kind !== 'appeal') return denial?.reason ?? null;
    return this.contestedDecider.use(context, item.targetId, (deciderId) =>
      deciderId === viewer.memberId ? 'own_decision' : null,
    );
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer may hand it to those above.' })
  viewerCanEscalate(@Parent() item: Reviewable, @Context() { viewer }: RequestContext): boolean {
    return reviewablePolicy.escalate(viewer, item, this.claims.claiming) === null;
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer may reserve it.' })
  viewerCanClaim(@Parent() item: Reviewable, @Context() { viewer }: RequestContext): boolean {
    const free = item.claimedById === null;
    return free && reviewablePolicy.claim(viewer, item, this.claims.claiming) === null;
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer may give it back to all.' })
  viewerCanRelease(@Parent() item: Reviewable, @Context() { viewer }: RequestContext): boolean {
    return item.claimedById !== null && reviewablePolicy.release(viewer, item) === null;
  }
}
