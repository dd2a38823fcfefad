import { Args, Context, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer, type RequestContext, type Viewer } from '@parvis/kernel';
import { PlaceByPost } from '../posts/place-by-post.js';
import type { PostRow } from '../posts/post.entity.js';
import { PostPayload } from '../posts/post.inputs.js';
import { PostType } from '../posts/post.type.js';
import { REACTION_KINDS, type ReactionKind } from './reaction.entity.js';
import { reactionPolicy } from './reaction.policy.js';
import { ReactionCountType, ReactionKindEnum } from './reaction.type.js';
import { ViewerReactionsByPost } from './reactions.loader.js';
import { ReactionsService } from './reactions.service.js';

interface CountOfPost extends ReactionCountType {
  postId: string;
}

const PostId = () => Args('postId', { type: () => ID, description: 'The post.' });
const Kind = () => Args('kind', { type: () => ReactionKindEnum, description: 'Which.' });

@Resolver(() => PostType)
export class ReactionsResolver {
  constructor(
    private readonly service: ReactionsService,
    private readonly placeByPost: PlaceByPost,
  ) {}

  @ResolveField(() => [ReactionCountType], {
    description: 'The kinds it got, in a fixed order; none unless it stands.',
  })
  reactions(@Parent() post: PostRow): CountOfPost[] {
    if (post.state !== 'standing') return [];
    return REACTION_KINDS.filter((kind) => post.reactionCounts[kind]).map((kind) => ({
      postId: post.id,
      kind,
      count: post.reactionCounts[kind]!,
    }));
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer may react to it.' })
  viewerCanReact(@Parent() post: PostRow, @Context() context: RequestContext) {
    return this.placeByPost.use(
      context,
      post,
      (place) => reactionPolicy.react(context.viewer, post, place) === null,
    );
  }

  @Mutation(() => PostPayload, { description: 'Reacts to a post of somebody else.' })
  async reactionAdd(
    @CurrentViewer() viewer: Viewer,
    @PostId() postId: string,
    @Kind() kind: ReactionKind,
  ) {
    return { post: await this.service.add(viewer, postId, kind) };
  }

  @Mutation(() => PostPayload, { description: 'Takes a reaction back.' })
  async reactionRemove(
    @CurrentViewer() viewer: Viewer,
    @PostId() postId: string,
    @Kind() kind: ReactionKind,
  ) {
    return { post: await this.service.remove(viewer, postId, kind) };
  }
}

@Resolver(() => ReactionCountType)
export class ReactionCountsResolver {
  constructor(private readonly viewerReactions: ViewerReactionsByPost) {}

  @ResolveField(() => Boolean, { description: 'Whether the viewer is among them.' })
  viewerHasReacted(@Parent() count: CountOfPost, @Context() context: RequestContext) {
    return this.viewerReactions.use(context, count.postId, (kinds) => !!kinds?.has(count.kind));
  }
}
