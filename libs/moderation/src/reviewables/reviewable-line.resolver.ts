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
  async title(@Parent() { id }: Reviewable, @Context() context: RequestContext) {
    return (await this.headByReviewable.load(context, id))?.title ?? null;
  }

  @ResolveField(() => String, {
    description: 'The first words of its source, at most 200 characters.',
  })
  async excerpt(@Parent() { id }: Reviewable, @Context() context: RequestContext) {
    return excerptOf((await this.headByReviewable.load(context, id))?.words ?? '');
  }

  @ResolveField(() => [FlagReasonType], { description: 'Why it was flagged, each reason once.' })
  async reasons(
    @Parent() { id }: Reviewable,
    @Context() context: RequestContext,
  ): Promise<FlagReason[]> {
    const [ids] = await Promise.all([
      this.reasonIds.load(context, id),
      this.reasonById.primeAll(context),
    ]);
    const reasons = await Promise.all(
      (ids ?? []).map((reasonId) => this.reasonById.find(context, reasonId)),
    );
    return reasons.filter((reason) => reason !== null).sort((a, b) => a.position - b.position);
  }
}
