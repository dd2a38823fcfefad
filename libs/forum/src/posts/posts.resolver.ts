import { Args, Context, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { MemberById, MemberType } from '@parvis/identity';
import {
  CurrentViewer,
  type Denial,
  DomainError,
  type RequestContext,
  type Viewer,
} from '@parvis/kernel';
import { threadPolicy } from '../threads/thread.policy.js';
import { ThreadType } from '../threads/thread.type.js';
import { ThreadById } from '../threads/threads.loader.js';
import { PlaceByPost } from './place-by-post.js';
import type { PostRow } from './post.entity.js';
import { type PostPlace, postPolicy } from './post.policy.js';
import { PostType } from './post.type.js';
import { PostEditsService } from './post-edits.service.js';
import { PostPlaces } from './post-places.service.js';
import { PostById, SourceByPost, WithheldByPost } from './posts.loader.js';

type Rule = (viewer: Viewer, post: PostRow, place: PostPlace) => Denial | null;

/** Reads posts; the text of one that does not stand is for its author and moderators. */
@Resolver(() => PostType)
export class PostsResolver {
  constructor(
    private readonly places: PostPlaces,
    private readonly edits: PostEditsService,
    private readonly postById: PostById,
    private readonly sourceByPost: SourceByPost,
    private readonly withheldByPost: WithheldByPost,
    private readonly threadById: ThreadById,
    private readonly placeByPost: PlaceByPost,
    private readonly memberById: MemberById,
  ) {}

  @Query(() => PostType, { nullable: true, description: 'A post in a thread the viewer may see.' })
  async post(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'The post.' }) id: string,
  ): Promise<PostRow | null> {
    try {
      return (await this.places.visible(viewer, id)).post;
    } catch (error) {
      if (error instanceof DomainError && error.code === 'NOT_FOUND') return null;
      throw error;
    }
  }

  @ResolveField(() => ThreadType, { description: 'The thread it stands in.' })
  thread(@Parent() post: PostRow, @Context() context: RequestContext) {
    return this.threadById.find(context, post.threadId);
  }

  @ResolveField(() => MemberType, { description: 'Who wrote it.' })
  author(@Parent() post: PostRow, @Context() context: RequestContext) {
    return this.memberById.find(context, post.authorId);
  }

  @ResolveField(() => PostType, { nullable: true, description: 'The post it replies to.' })
  replyTo(@Parent() post: PostRow, @Context() context: RequestContext) {
    return post.replyToId
      ? this.postById.use(context, post.replyToId, (other) => this.ifSeen(post, other, context))
      : null;
  }

  private ifSeen(post: PostRow, other: PostRow | null, context: RequestContext) {
    if (!other || other.threadId === post.threadId) return other;
    // A split may have carried the other one into a thread that this viewer does not see.
    return this.placeByPost.use(context, other, ({ thread, room }) =>
      threadPolicy.see(context.viewer, thread, room) ? null : other,
    );
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'Its source; of a withdrawn or removed one for author and moderators alone.',
  })
  async bodyMarkdown(@Parent() post: PostRow, @Context() context: RequestContext) {
    const readable =
      post.state === 'standing' || (await this.allows(postPolicy.read, post, context));
    return readable ? this.sourceByPost.load(context, post.id) : null;
  }

  @ResolveField(() => String, {
    nullable: true,
    description:
      'Of one that does not stand, its text as sanitised HTML, for author and moderators alone.',
  })
  async withheldHtml(@Parent() post: PostRow, @Context() context: RequestContext) {
    if (post.state === 'standing') return null;
    const readable = await this.allows(postPolicy.read, post, context);
    return readable ? this.withheldByPost.load(context, post.id) : null;
  }

  @ResolveField(() => Boolean, { description: 'Whether it solves its thread.' })
  isAnswer(@Parent() post: PostRow, @Context() context: RequestContext) {
    return this.threadById.use(
      context,
      post.threadId,
      (thread) => thread?.answerPostId === post.id,
    );
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer may edit it.' })
  viewerCanEdit(@Parent() post: PostRow, @Context() context: RequestContext) {
    return this.allows(this.edit, post, context);
  }

  @ResolveField(() => String, { nullable: true, description: 'Why not, as a stable word.' })
  viewerCannotEditReason(@Parent() post: PostRow, @Context() context: RequestContext) {
    return this.placeByPost.use(
      context,
      post,
      (place) => this.edit(context.viewer, post, place)?.reason ?? null,
    );
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer may withdraw it.' })
  viewerCanWithdraw(@Parent() post: PostRow, @Context() context: RequestContext) {
    return post.state === 'standing' && this.allows(postPolicy.withdraw, post, context);
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer may bring it back.' })
  viewerCanRestore(@Parent() post: PostRow, @Context() context: RequestContext) {
    return post.state === 'withdrawn' && this.allows(postPolicy.restore, post, context);
  }

  private readonly edit: Rule = (viewer, post, place) =>
    postPolicy.edit(viewer, post, place, this.edits.window());

  private allows(rule: Rule, post: PostRow, context: RequestContext): boolean | Promise<boolean> {
    return this.placeByPost.use(
      context,
      post,
      (place) => rule(context.viewer, post, place) === null,
    );
  }
}
