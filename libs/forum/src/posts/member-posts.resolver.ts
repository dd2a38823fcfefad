import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type Member, MemberType } from '@parvis/identity';
import { CurrentViewer, connection, PageArgs, type Viewer } from '@parvis/kernel';
import { PostConnection } from './post.type.js';
import { PostsByAuthorRepository } from './posts-by-author.repository.js';

/** What a member wrote, as far as the viewer may read it. */
@Resolver(() => MemberType)
export class MemberPostsResolver {
  constructor(private readonly byAuthor: PostsByAuthorRepository) {}

  @ResolveField(() => PostConnection, { description: 'Posts that stand, the latest first.' })
  async posts(@Parent() member: Member, @CurrentViewer() viewer: Viewer, @Args() page: PageArgs) {
    return connection(await this.byAuthor.posts(viewer, member.id, page));
  }

  @ResolveField(() => PostConnection, { description: 'Chosen answers, the latest choice first.' })
  async answers(@Parent() member: Member, @CurrentViewer() viewer: Viewer, @Args() page: PageArgs) {
    return connection(await this.byAuthor.answers(viewer, member.id, page));
  }
}
