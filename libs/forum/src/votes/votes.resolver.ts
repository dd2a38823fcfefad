import { Args, Context, ID, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer, type RequestContext, type Viewer } from '@parvis/kernel';
import { PlaceByPost } from '../posts/place-by-post.js';
import type { PostRow } from '../posts/post.entity.js';
import { PostPayload } from '../posts/post.inputs.js';
import { PostType } from '../posts/post.type.js';
import { votePolicy } from './vote.policy.js';
import { ViewerVoteByPost } from './votes.loader.js';
import { VotesService } from './votes.service.js';

@Resolver(() => PostType)
export class VotesResolver {
  constructor(
    private readonly service: VotesService,
    private readonly viewerVoteByPost: ViewerVoteByPost,
    private readonly placeByPost: PlaceByPost,
  ) {}

  @ResolveField(() => Int, { description: 'The vote of the viewer: 1, -1, or 0 for none.' })
  viewerVote(@Parent() post: PostRow, @Context() context: RequestContext) {
    return this.viewerVoteByPost.use(context, post.id, (value) => value ?? 0);
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer may vote it up.' })
  viewerCanVote(@Parent() post: PostRow, @Context() context: RequestContext) {
    return this.may(post, context, 1);
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer may vote it down.' })
  viewerCanVoteDown(@Parent() post: PostRow, @Context() context: RequestContext) {
    return this.may(post, context, -1);
  }

  @Mutation(() => PostPayload, {
    description: 'Votes on a reply to a question, up or down, or for an idea.',
  })
  async voteCast(
    @CurrentViewer() viewer: Viewer,
    @Args('postId', { type: () => ID, description: 'The reply, or the post that opens the idea.' })
    postId: string,
    @Args('value', { type: () => Int, description: '1, -1, or 0 to take the vote back.' })
    value: number,
  ) {
    return { post: await this.service.cast(viewer, postId, value) };
  }

  private may(post: PostRow, context: RequestContext, value: 1 | -1) {
    return this.placeByPost.use(
      context,
      post,
      (place) => votePolicy.cast(context.viewer, post, place, value) === null,
    );
  }
}
