import { Args, Context, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { MemberById, MemberType } from '@parvis/identity';
import { CurrentViewer, type RequestContext, type Viewer } from '@parvis/kernel';
import type { ModeratorLoad } from './queue-health.repository.js';
import { QueueHealthService } from './queue-health.service.js';
import { ModeratorLoadType, QueueHealthType } from './queue-health.type.js';

@Resolver(() => ModeratorLoadType)
export class QueueHealthResolver {
  constructor(
    private readonly service: QueueHealthService,
    private readonly memberById: MemberById,
  ) {}

  @Query(() => QueueHealthType, {
    description: 'How the queue is doing, of room moderators that of their rooms; staff only.',
  })
  queueHealth(
    @CurrentViewer() viewer: Viewer,
    @Args('days', { type: () => Int, defaultValue: 30, description: 'The window, 1 to 365 days.' })
    days: number,
  ) {
    return this.service.read(viewer, days);
  }

  @ResolveField(() => MemberType, { nullable: true, description: 'Who; null once he is gone.' })
  member(@Parent() { memberId }: ModeratorLoad, @Context() context: RequestContext) {
    return this.memberById.load(context, memberId);
  }
}
