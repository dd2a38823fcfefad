import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { PlaceByPost, type PostRow, PostType } from '@parvis/forum';
import { type Member, MemberType } from '@parvis/identity';
import { CurrentViewer, type RequestContext, type Viewer } from '@parvis/kernel';
import { FlagType } from '../reviewables/reviewable.type.js';
import {
  FlagInput,
  FlagPayload,
  ReviewableOpenInput,
  ReviewableOpenPayload,
} from './flag.inputs.js';
import { flagPolicy } from './flag.policy.js';
import { ViewerFlagsByPost } from './flags.loader.js';
import { FlagsService } from './flags.service.js';

@Resolver(() => PostType)
export class PostFlagsResolver {
  constructor(
    private readonly service: FlagsService,
    private readonly viewerFlagsByPost: ViewerFlagsByPost,
    private readonly placeByPost: PlaceByPost,
  ) {}

  @ResolveField(() => [FlagType], {
    description: 'What the viewer flagged on it, the latest first; nobody sees those of others.',
  })
  async viewerFlags(@Parent() post: PostRow, @Context() context: RequestContext) {
    if (!context.viewer.memberId) return [];
    return (await this.viewerFlagsByPost.load(context, post.id)) ?? [];
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer may flag it.' })
  viewerCanFlag(@Parent() post: PostRow, @Context() context: RequestContext) {
    return this.whyNot(post, context, (reason) => reason === null);
  }

  @ResolveField(() => String, { nullable: true, description: 'Why not, as a stable word.' })
  viewerCannotFlagReason(@Parent() post: PostRow, @Context() context: RequestContext) {
    return this.whyNot(post, context, (reason) => reason);
  }

  @Mutation(() => FlagPayload, { description: 'Brings a post or a member before staff.' })
  async flagRaise(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { description: 'What, and why.' }) input: FlagInput,
  ) {
    return { flag: await this.service.raise(viewer, input) };
  }

  @Mutation(() => ReviewableOpenPayload, {
    description: 'Opens a case on own initiative, or finds the one that is open; staff only.',
  })
  async reviewableOpen(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { description: 'What.' }) input: ReviewableOpenInput,
  ) {
    return { reviewable: await this.service.open(viewer, input) };
  }

  /** At once where the page was read as a whole: it is asked of every post of a page. */
  private whyNot<Result>(
    post: PostRow,
    context: RequestContext,
    then: (reason: string | null) => Result,
  ) {
    return this.placeByPost.use(context, post, (place) =>
      then(flagPolicy.raiseOnPost(context.viewer, post, place)?.reason ?? null),
    );
  }
}

@Resolver(() => MemberType)
export class MemberFlagsResolver {
  @ResolveField(() => Boolean, { description: 'Whether the viewer may flag him.' })
  viewerCanFlag(@Parent() member: Member, @CurrentViewer() viewer: Viewer): boolean {
    return flagPolicy.raiseOnMember(viewer, member) === null;
  }
}
