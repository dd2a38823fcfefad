import { Args, Context, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ViewerType } from '@parvis/identity';
import {
  CurrentViewer,
  connection,
  PageArgs,
  type RequestContext,
  type SignedInViewer,
  type Viewer,
} from '@parvis/kernel';
import type { PostRow } from '../posts/post.entity.js';
import { PostPayload } from '../posts/post.inputs.js';
import { PostType } from '../posts/post.type.js';
import { BookmarkConnection } from './bookmark.type.js';
import { ViewerHasBookmarked } from './bookmarks.loader.js';
import { BookmarksRepository } from './bookmarks.repository.js';
import { BookmarksService } from './bookmarks.service.js';

const PostId = () => Args('postId', { type: () => ID, description: 'The post.' });

@Resolver(() => PostType)
export class BookmarksResolver {
  constructor(
    private readonly service: BookmarksService,
    private readonly viewerHas: ViewerHasBookmarked,
  ) {}

  @ResolveField(() => Boolean, { description: 'Whether the viewer bookmarked it.' })
  viewerHasBookmarked(@Parent() post: PostRow, @Context() context: RequestContext) {
    return this.viewerHas.use(context, post.id, (has) => has ?? false);
  }

  @Mutation(() => PostPayload, { description: 'Keeps a post on the list of the viewer.' })
  async bookmarkAdd(@CurrentViewer() viewer: Viewer, @PostId() postId: string) {
    return { post: await this.service.add(viewer, postId) };
  }

  @Mutation(() => PostPayload, { description: 'Takes a post off the list of the viewer.' })
  async bookmarkRemove(@CurrentViewer() viewer: Viewer, @PostId() postId: string) {
    return { post: await this.service.remove(viewer, postId) };
  }
}

@Resolver(() => ViewerType)
export class ViewerBookmarksResolver {
  constructor(private readonly repository: BookmarksRepository) {}

  @ResolveField(() => BookmarkConnection, {
    description: 'His bookmarks, the latest first, of posts he may still read.',
  })
  async bookmarks(@CurrentViewer() viewer: SignedInViewer, @Args() page: PageArgs) {
    return connection(await this.repository.page(viewer, page));
  }
}
