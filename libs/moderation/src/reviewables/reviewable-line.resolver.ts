import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { excerptOf, type RequestContext } from '@parvis/kernel';
import type { FlagReason } from '../reasons/flag-reason.entity.js';
import { FlagReasonType } from '../reasons/flag-reason.type.js';
import { FlagReasonById } from '../reasons/flag-reasons.loader.js';
import type { Reviewable } from './reviewable.entity.js';
import { ReviewableType } from './reviewable.type.js';
import { HeadByReviewable, ReasonIdsByReviewable } from './reviewables.loader.js';

/** What a line of the queue shows, without the whole texts and all flags of forty cases. */
@Resolver(() => ReviewableType)
export class ReviewableLineResolver {
  constructor(
    private readonly headByReviewable: HeadByReviewable,
    private readonly reasonIds: ReasonIdsByReviewable,
    private readonly reasonById: FlagReasonById,
  ) {}

  @ResolveField(() => String, {
    nullable: true,
    description: 'The title of what is to be decided on, where it has one.',
  })
  title(@Parent() { id }: Reviewable, @Context() context: RequestContext) {
    return this.headByReviewable.use(context, id, (head) => head?.title ?? null);
  }

  @ResolveField(() => String, {
    description: 'The first words of its source, at most 200 characters.',
  })
  excerpt(@Parent() { id }: Reviewable, @Context() context: RequestContext) {
    return this.headByReviewable.use(context, id, (head) => excerptOf(head?.words ?? ''));
  }

  @ResolveField(() => [FlagReasonType], { description: 'Why it was flagged, each reason once.' })
  reasons(
    @Parent() { id }: Reviewable,
    @Context() context: RequestContext,
  ): FlagReason[] | Promise<FlagReason[]> {
    const all = this.reasonById.known(context);
    const ids = this.reasonIds.find(context, id);
    if (all && !(ids instanceof Promise)) return inOrder(all, ids);
    return Promise.all([ids, this.reasonById.primeAll(context)]).then(([found, reasons]) =>
      inOrder(reasons, found),
    );
  }
}

function inOrder(all: ReadonlyMap<string, FlagReason>, ids: string[] | null): FlagReason[] {
  const reasons = (ids ?? []).flatMap((id) => all.get(id) ?? []);
  return reasons.sort((a, b) => a.position - b.position);
}
