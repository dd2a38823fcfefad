import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { MemberById, MemberType } from '@parvis/identity';
import type { Denial, RequestContext, Viewer } from '@parvis/kernel';
import type { Room } from '../rooms/room.entity.js';
import { RoomType } from '../rooms/room.type.js';
import { RoomById } from '../rooms/rooms.loader.js';
import type { Thread } from './thread.entity.js';
import { threadPolicy } from './thread.policy.js';
import { ThreadType } from './thread.type.js';

type Rule = (viewer: Viewer, thread: Thread, room: Room) => Denial | null;

@Resolver(() => ThreadType)
export class ThreadsResolver {
  constructor(
    private readonly roomById: RoomById,
    private readonly memberById: MemberById,
  ) {}

  @ResolveField(() => RoomType, { description: 'The room it stands in.' })
  room(@Parent() thread: Thread, @Context() context: RequestContext) {
    return this.roomById.find(context, thread.roomId);
  }

  @ResolveField(() => MemberType, { description: 'Who opened it.' })
  author(@Parent() thread: Thread, @Context() context: RequestContext) {
    return this.memberById.find(context, thread.authorId);
  }

  @ResolveField(() => MemberType, { nullable: true, description: 'Who wrote its latest post.' })
  lastPoster(@Parent() thread: Thread, @Context() context: RequestContext) {
    return thread.lastPosterId && this.memberById.find(context, thread.lastPosterId);
  }

  @ResolveField(() => MemberType, { nullable: true, description: 'Who chose the answer.' })
  answerChosenBy(@Parent() thread: Thread, @Context() context: RequestContext) {
    return thread.answerChosenById && this.memberById.find(context, thread.answerChosenById);
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer may reply.' })
  viewerCanReply(@Parent() thread: Thread, @Context() context: RequestContext) {
    return this.allows(threadPolicy.reply, thread, context);
  }

  @ResolveField(() => String, { nullable: true, description: 'Why not, as a stable word.' })
  viewerCannotReplyReason(@Parent() thread: Thread, @Context() context: RequestContext) {
    return this.roomById.use(
      context,
      thread.roomId,
      (room) => threadPolicy.reply(context.viewer, thread, room!)?.reason ?? null,
    );
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer may change the title.' })
  viewerCanEdit(@Parent() thread: Thread, @Context() context: RequestContext) {
    return this.allows(threadPolicy.edit, thread, context);
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer may withdraw the thread.' })
  viewerCanWithdraw(@Parent() thread: Thread, @Context() context: RequestContext) {
    return this.allows(threadPolicy.withdraw, thread, context);
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer may bring it back.' })
  viewerCanRestore(@Parent() thread: Thread, @Context() context: RequestContext) {
    return this.allows(threadPolicy.restore, thread, context);
  }

  @ResolveField(() => Boolean, {
    description: 'Whether the viewer may lock, archive, pin, move, merge, split and retag it.',
  })
  viewerCanModerate(@Parent() thread: Thread, @Context() context: RequestContext) {
    return this.allows(threadPolicy.moderate, thread, context);
  }

  private allows(rule: Rule, thread: Thread, context: RequestContext) {
    return this.roomById.use(
      context,
      thread.roomId,
      (room) => rule(context.viewer, thread, room!) === null,
    );
  }
}
