import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { MemberById } from '@parvis/identity';
import type { RequestContext } from '@parvis/kernel';
import type { PostRow } from '../posts/post.entity.js';
import { PostType } from '../posts/post.type.js';
import { RoomType } from '../rooms/room.type.js';
import { RoomById } from '../rooms/rooms.loader.js';
import { TagType } from '../tags/tag.type.js';
import { TagsOfThread } from '../thread-tags/thread-tags.loader.js';
import { type AuthorLabel, authorLabel } from './author-label.js';
import { AuthorLabelType } from './author-label.type.js';
import { LabelFactsByPlace } from './author-labels.loader.js';

@Resolver(() => PostType)
export class AuthorLabelOfPostResolver {
  constructor(
    private readonly memberById: MemberById,
    private readonly facts: LabelFactsByPlace,
  ) {}

  @ResolveField(() => AuthorLabelType, { description: 'As whom its author speaks there, now.' })
  authorLabel(
    @Parent() post: PostRow,
    @Context() context: RequestContext,
  ): AuthorLabel | Promise<AuthorLabel> {
    return this.memberById.use(context, post.authorId, (author) =>
      this.facts.ofPost(context, post, (facts) =>
        authorLabel(post.threadId, author?.role ?? null, facts),
      ),
    ) as AuthorLabel | Promise<AuthorLabel>;
  }
}

/** Whoever sees the post sees its room and tags. */
@Resolver(() => AuthorLabelType)
export class AuthorLabelsResolver {
  constructor(
    private readonly tagsOfThread: TagsOfThread,
    private readonly roomById: RoomById,
  ) {}

  @ResolveField(() => TagType, { nullable: true, description: 'The tag an expert is verified in.' })
  tag(@Parent() { threadId, tagId }: AuthorLabel, @Context() context: RequestContext) {
    if (!tagId) return null;
    return this.tagsOfThread.use(
      context,
      threadId,
      (tags) => tags?.find((tag) => tag.id === tagId) ?? null,
    );
  }

  @ResolveField(() => RoomType, {
    nullable: true,
    description: 'The room an expert is verified in.',
  })
  room(@Parent() { roomId }: AuthorLabel, @Context() context: RequestContext) {
    return roomId && this.roomById.find(context, roomId);
  }
}
