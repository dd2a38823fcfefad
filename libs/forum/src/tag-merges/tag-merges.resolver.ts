import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { CurrentViewer, type Viewer } from '@parvis/kernel';
import { TagType } from '../tags/tag.type.js';
import { TagMergePayload } from './tag-merge.inputs.js';
import { TagMerges } from './tag-merges.service.js';

@Resolver(() => TagType)
export class TagMergesResolver {
  constructor(private readonly merges: TagMerges) {}

  @Mutation(() => TagMergePayload, {
    description: 'Moves threads and followers of a tag to another, whose synonym it becomes.',
  })
  async tagMerge(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'The tag that ends.' }) id: string,
    @Args('intoId', { type: () => ID, description: 'The tag that stays.' }) intoId: string,
  ) {
    return { tag: await this.merges.merge(viewer, id, intoId) };
  }
}
