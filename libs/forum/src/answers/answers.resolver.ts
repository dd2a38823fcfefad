import { Args, Context, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer, type RequestContext, type Viewer } from '@parvis/kernel';
import { PlaceByPost } from '../posts/place-by-post.js';
import type { PostRow } from '../posts/post.entity.js';
import { PostType } from '../posts/post.type.js';
import { RoomById } from '../rooms/rooms.loader.js';
import type { Thread } from '../threads/thread.entity.js';
import { ThreadType } from '../threads/thread.type.js';
import { answerPolicy } from './answer.policy.js';
import { AnswerPayload } from './answers.payloads.js';
import { AnswersService } from './answers.service.js';

@Resolver(() => PostType)
export class AnswersResolver {
  constructor(
    private readonly service: AnswersService,
    private readonly placeByPost: PlaceByPost,
  ) {}

  @Mutation(() => AnswerPayload, { description: 'Chooses the reply that solves a question.' })
  answerChoose(
    @CurrentViewer() viewer: Viewer,
    @Args('postId', { type: () => ID, description: 'The reply.' }) postId: string,
  ) {
    return this.service.choose(viewer, postId);
  }

  @Mutation(() => AnswerPayload, { description: 'Makes a question unsolved again.' })
  answerUnchoose(
    @CurrentViewer() viewer: Viewer,
    @Args('threadId', { type: () => ID, description: 'The question.' }) threadId: string,
  ) {
    return this.service.unchoose(viewer, threadId);
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer may choose it as the answer.' })
  viewerCanChooseAsAnswer(@Parent() post: PostRow, @Context() context: RequestContext) {
    return this.placeByPost.use(
      context,
      post,
      (place) => answerPolicy.choose(context.viewer, post, place) === null,
    );
  }
}

@Resolver(() => ThreadType)
export class AnswerOfThreadResolver {
  constructor(private readonly roomById: RoomById) {}

  @ResolveField(() => Boolean, { description: 'Whether the viewer decides what solves it.' })
  viewerCanChooseAnswer(@Parent() thread: Thread, @Context() context: RequestContext) {
    return this.roomById.use(
      context,
      thread.roomId,
      (room) => answerPolicy.decide(context.viewer, { thread, room: room! }) === null,
    );
  }
}
