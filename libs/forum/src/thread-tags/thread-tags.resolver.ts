import { Args, Context, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer, type RequestContext, type Viewer } from '@parvis/kernel';
import type { Tag } from '../tags/tag.entity.js';
import { TagType } from '../tags/tag.type.js';
import type { Thread } from '../threads/thread.entity.js';
import { ThreadPayload } from '../threads/thread.inputs.js';
import { ThreadType } from '../threads/thread.type.js';
import { ThreadRetagging } from './thread-retagging.service.js';
import { TagsOfThread } from './thread-tags.loader.js';

@Resolver(() => ThreadType)
export class ThreadTagsResolver {
  constructor(
    private readonly retagging: ThreadRetagging,
    private readonly tagsOfThread: TagsOfThread,
  ) {}

  @ResolveField(() => [TagType], { description: 'At most 5 tags, by name.' })
  tags(@Parent() thread: Thread, @Context() context: RequestContext): Tag[] | Promise<Tag[]> {
    return this.tagsOfThread.use(context, thread.id, (tags) => tags ?? []);
  }

  @Mutation(() => ThreadPayload, {
    description: 'Gives a thread other tags; by those who may change its title.',
  })
  async threadRetag(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'The thread.' }) id: string,
    @Args('tags', {
      type: () => [String],
      description: 'Names or synonyms, at most 5 tags; new words where tags are free.',
    })
    tags: string[],
  ) {
    return { thread: await this.retagging.retag(viewer, id, tags) };
  }
}
