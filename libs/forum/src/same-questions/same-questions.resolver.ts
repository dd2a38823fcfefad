import { Args, Context, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer, type RequestContext, type Viewer } from '@parvis/kernel';
import { RoomById } from '../rooms/rooms.loader.js';
import type { Thread } from '../threads/thread.entity.js';
import { ThreadPayload } from '../threads/thread.inputs.js';
import { ThreadType } from '../threads/thread.type.js';
import { sameQuestionPolicy } from './same-question.policy.js';
import { ViewerHasSameQuestion } from './same-questions.loader.js';
import { SameQuestionsService } from './same-questions.service.js';

@Resolver(() => ThreadType)
export class SameQuestionsResolver {
  constructor(
    private readonly service: SameQuestionsService,
    private readonly viewerHas: ViewerHasSameQuestion,
    private readonly roomById: RoomById,
  ) {}

  @ResolveField(() => Boolean, { description: 'Whether the viewer said he has it as well.' })
  viewerHasSameQuestion(@Parent() thread: Thread, @Context() context: RequestContext) {
    return this.viewerHas.use(context, thread.id, (has) => has ?? false);
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer may say so.' })
  async viewerCanAddSameQuestion(@Parent() thread: Thread, @Context() context: RequestContext) {
    const room = await this.roomById.load(context, thread.roomId);
    return !!room && sameQuestionPolicy.add(context.viewer, thread, room) === null;
  }

  @Mutation(() => ThreadPayload, { description: 'Says that the viewer has this question as well.' })
  async sameQuestionAdd(
    @CurrentViewer() viewer: Viewer,
    @Args('threadId', { type: () => ID, description: 'The question.' }) threadId: string,
  ) {
    return { thread: await this.service.add(viewer, threadId) };
  }

  @Mutation(() => ThreadPayload, { description: 'Takes that back.' })
  async sameQuestionRemove(
    @CurrentViewer() viewer: Viewer,
    @Args('threadId', { type: () => ID, description: 'The question.' }) threadId: string,
  ) {
    return { thread: await this.service.remove(viewer, threadId) };
  }
}
