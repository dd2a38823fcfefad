import { Args, Context, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import {
  PostType,
  PostWritePayload,
  RoomType,
  ThreadCreatePayload,
  ThreadType,
  VisibleContent,
} from '@parvis/forum';
import { ViewerType } from '@parvis/identity';
import {
  CurrentViewer,
  connection,
  PageArgs,
  type RequestContext,
  type SignedInViewer,
  type Viewer,
} from '@parvis/kernel';
import type { Reviewable } from '../reviewables/reviewable.entity.js';
import { ReviewableType } from '../reviewables/reviewable.type.js';
import type { HeldPost } from './held-post.entity.js';
import { heldPostPolicy } from './held-post.policy.js';
import {
  HeldPostConnection,
  HeldPostPayload,
  HeldPostType,
  HoldHitType,
} from './held-post.type.js';
import { HeldPostById } from './held-posts.loader.js';
import { HeldPostsRepository } from './held-posts.repository.js';
import { HeldPostsService } from './held-posts.service.js';

/** Its place, as far as whoever reads the held text may see that too. */
@Resolver(() => HeldPostType)
export class HeldPostsResolver {
  constructor(
    private readonly service: HeldPostsService,
    private readonly visible: VisibleContent,
  ) {}

  @ResolveField(() => RoomType, { nullable: true, description: 'The room it was sent to.' })
  room(@Parent() held: HeldPost, @Context() context: RequestContext) {
    return this.visible.room(context, held.roomId);
  }

  @ResolveField(() => ThreadType, { nullable: true, description: 'The thread it was sent to.' })
  thread(@Parent() held: HeldPost, @Context() context: RequestContext) {
    return this.visible.thread(context, held.threadId);
  }

  @ResolveField(() => PostType, {
    nullable: true,
    description: 'The post it became, or the one that it rewrote.',
  })
  publishedPost(@Parent() held: HeldPost, @Context() context: RequestContext) {
    return this.visible.post(context, held.publishedPostId);
  }

  @ResolveField(() => [HoldHitType], { description: 'Which rules held it.' })
  hits(@Parent() held: HeldPost, @CurrentViewer() viewer: Viewer): HoldHitType[] {
    if (heldPostPolicy.seeHits(viewer, { id: held.roomId }) === null) return held.hits;
    const rules = [...new Set(held.hits.map(({ rule }) => rule))];
    return rules.map((rule) => ({ rule, detail: null }));
  }

  @Mutation(() => HeldPostPayload, { description: 'Takes back a text of the viewer that waits.' })
  async heldPostWithdraw(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'The held text.' }) id: string,
  ) {
    return { heldPost: await this.service.withdraw(viewer, id) };
  }
}

@Resolver(() => ViewerType)
export class ViewerHeldPostsResolver {
  constructor(private readonly held: HeldPostsRepository) {}

  @ResolveField(() => HeldPostConnection, {
    description: 'What he sent and rules held, the latest first, also after it was decided.',
  })
  async heldPosts(@CurrentViewer() viewer: SignedInViewer, @Args() page: PageArgs) {
    return connection(await this.held.pageOf(viewer.memberId, page));
  }
}

interface Held {
  heldPostId: string | null;
}

/** What the author of a held text is answered. */
@Resolver(() => PostWritePayload)
export class PostWritePayloadResolver {
  constructor(private readonly heldPostById: HeldPostById) {}

  @ResolveField(() => HeldPostType, { nullable: true, description: 'What is held; else null.' })
  heldPost(@Parent() { heldPostId }: Held, @Context() context: RequestContext) {
    return heldPostId && this.heldPostById.load(context, heldPostId);
  }
}

@Resolver(() => ThreadCreatePayload)
export class ThreadCreatePayloadResolver {
  constructor(private readonly heldPostById: HeldPostById) {}

  @ResolveField(() => HeldPostType, { nullable: true, description: 'What is held; else null.' })
  heldPost(@Parent() { heldPostId }: Held, @Context() context: RequestContext) {
    return heldPostId && this.heldPostById.load(context, heldPostId);
  }
}

/** Whoever sees a reviewable may read what it is about. */
@Resolver(() => ReviewableType)
export class ReviewableHeldPostResolver {
  constructor(private readonly heldPostById: HeldPostById) {}

  @ResolveField(() => HeldPostType, { nullable: true, description: 'The text that was held.' })
  heldPost(@Parent() item: Reviewable, @Context() context: RequestContext) {
    return item.kind === 'held_post' ? this.heldPostById.load(context, item.targetId) : null;
  }
}
