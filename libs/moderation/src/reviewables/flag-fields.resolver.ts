import { Context, Float, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type Member, MemberById, MemberType } from '@parvis/identity';
import type { RequestContext } from '@parvis/kernel';
import { FlagReasonType } from '../reasons/flag-reason.type.js';
import { FlagReasonById } from '../reasons/flag-reasons.loader.js';
import type { Flag } from './flag.entity.js';
import { FlagType } from './reviewable.type.js';
import { ReviewableById } from './reviewables.loader.js';

/** Members see their own flags without the scores, which are for those who work the queue. */
@Resolver(() => FlagType)
export class FlagFieldsResolver {
  constructor(
    private readonly memberById: MemberById,
    private readonly reasonById: FlagReasonById,
    private readonly reviewableById: ReviewableById,
  ) {}

  @ResolveField(() => FlagReasonType, { description: 'Why.' })
  reason(@Parent() flag: Flag, @Context() context: RequestContext) {
    return this.reasonById.find(context, flag.reasonId);
  }

  @ResolveField(() => MemberType, {
    nullable: true,
    description: 'Who raised it; null for rules, and for staff whose own content it is about.',
  })
  async flagger(@Parent() flag: Flag, @Context() context: RequestContext): Promise<Member | null> {
    const { flaggerId } = flag;
    if (!flaggerId) return null;
    const isOwn = flaggerId === context.viewer.memberId;
    if (!isOwn && !(await this.isOthers(flag, context))) return null;
    return this.memberById.find(context, flaggerId);
  }

  @ResolveField(() => Float, { nullable: true, description: 'What it counts; staff only.' })
  score(@Parent() flag: Flag, @Context() context: RequestContext) {
    return this.ofStaff(flag, context, flag.score);
  }

  @ResolveField(() => Float, { nullable: true, description: 'What each flag counts; staff only.' })
  baseScore(@Parent() flag: Flag, @Context() context: RequestContext) {
    return this.ofStaff(flag, context, flag.baseScore);
  }

  @ResolveField(() => Float, {
    nullable: true,
    description: 'The trust level of the flagger, 5 for staff; staff only.',
  })
  trustScore(@Parent() flag: Flag, @Context() context: RequestContext) {
    return this.ofStaff(flag, context, flag.trustScore);
  }

  @ResolveField(() => Float, {
    nullable: true,
    description: 'How right his last 100 decided flags were; staff only.',
  })
  recordScore(@Parent() flag: Flag, @Context() context: RequestContext) {
    return this.ofStaff(flag, context, flag.recordScore);
  }

  @ResolveField(() => Float, { nullable: true, description: 'What the reason adds; staff only.' })
  reasonScore(@Parent() flag: Flag, @Context() context: RequestContext) {
    return this.ofStaff(flag, context, flag.reasonScore);
  }

  private async ofStaff(flag: Flag, context: RequestContext, part: number): Promise<number | null> {
    return (await this.reviewableById.find(context, flag.reviewableId)) ? part : null;
  }

  /** Whether the viewer works the case and is not the one it is about. */
  private async isOthers(flag: Flag, context: RequestContext): Promise<boolean> {
    const item = await this.reviewableById.find(context, flag.reviewableId);
    return item !== null && item.authorId !== context.viewer.memberId;
  }
}
