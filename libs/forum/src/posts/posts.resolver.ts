import { Args, Context, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { MemberById, MemberType } from '@parvis/identity';
import {
  CurrentViewer,
  type Denial,
  DomainError,
  type RequestContext,
  type Viewer,
} from '@parvis/kernel';
import { RoomById } from '../rooms/rooms.loader.js';
import { threadPolicy } from '../threads/thread.policy.js';
import { ThreadType } from '../threads/thread.type.js';
import { ThreadById } from '../threads/threads.loader.js';
import type { PostRow } from './post.entity.js';
import { type PostPlace, postPolicy } from './post.policy.js';
import { PostType } from './post.type.js';
import { PostEditsService } from './post-edits.service.js';
import { PostPlaces } from './post-places.service.js';
import { PostById, SourceByPost } from './posts.loader.js';

/** Reads posts; the text of one that does not stand is for its author and moderators. */
@Resolver(() => PostType)
export class PostsResolver {
  constructor(
    private readonly places: PostPlaces,
    private readonly edits: PostEditsService,
    private readonly postById: PostById,
    private readonly sourceByPost: SourceByPost,
    private readonly threadById: ThreadById,
    private readonly roomById: RoomById,
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
  async replyTo(@Parent() post: PostRow, @Context() context: RequestContext) {
    const other = post.replyToId ? await this.postById.load(context, post.replyToId) : null;
    if (!other || other.threadId === post.threadId) return other;
    // A split may have carried the other one into a thread that this viewer does not see.
    const { thread, room } = await this.place(other, context);
    return threadPolicy.see(context.viewer, thread, room) ? null : other;
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

  @ResolveField(() => Boolean, { description: 'Whether it solves its thread.' })
  async isAnswer(@Parent() post: PostRow, @Context() context: RequestContext) {
    const thread = await this.threadById.load(context, post.threadId);
    return thread?.answerPostId === post.id;
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer may edit it.' })
  async viewerCanEdit(@Parent() post: PostRow, @Context() context: RequestContext) {
    return (await this.viewerCannotEditReason(post, context)) === null;
  }

  @ResolveField(() => String, { nullable: true, description: 'Why not, as a stable word.' })
  async viewerCannotEditReason(@Parent() post: PostRow, @Context() context: RequestContext) {
    const place = await this.place(post, context);
    return postPolicy.edit(context.viewer, post, place, this.edits.window())?.reason ?? null;
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer may withdraw it.' })
  async viewerCanWithdraw(@Parent() post: PostRow, @Context() context: RequestContext) {
    return post.state === 'standing' && (await this.allows(postPolicy.withdraw, post, context));
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer may bring it back.' })
  async viewerCanRestore(@Parent() post: PostRow, @Context() context: RequestContext) {
    return post.state === 'withdrawn' && (await this.allows(postPolicy.restore, post, context));
  }

  private async allows(
    rule: (viewer: Viewer, post: PostRow, place: PostPlace) => Denial | null,
    post: PostRow,
    context: RequestContext,
  ): Promise<boolean> {
    return rule(context.viewer, post, await this.place(post, context)) === null;
  }

  private async place(post: PostRow, context: RequestContext): Promise<PostPlace> {
    const thread = await this.threadById.load(context, post.threadId);
    const room = await this.roomById.load(context, thread!.roomId);
    return { thread: thread!, room: room! };
  }
}
