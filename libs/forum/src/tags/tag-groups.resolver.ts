import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer, connection, PageArgs, type Viewer } from '@parvis/kernel';
import type { TagGroup } from './tag.entity.js';
import { TagGroupPayload, TagGroupsPayload } from './tag.inputs.js';
import { TagConnection, TagGroupType } from './tag.type.js';
import { TagGroupsRepository } from './tag-groups.repository.js';
import { TagGroupsService } from './tag-groups.service.js';
import { TagsRepository } from './tags.repository.js';

@Resolver(() => TagGroupType)
export class TagGroupsResolver {
  constructor(
    private readonly service: TagGroupsService,
    private readonly repository: TagGroupsRepository,
    private readonly tagsRepository: TagsRepository,
  ) {}

  @Query(() => [TagGroupType], { description: 'The headings of the list of tags, in order.' })
  tagGroups(): Promise<TagGroup[]> {
    return this.repository.list();
  }

  @ResolveField(() => TagConnection, { description: 'Its tags that the viewer may see, by name.' })
  async tags(@Parent() group: TagGroup, @CurrentViewer() viewer: Viewer, @Args() page: PageArgs) {
    const filter = { groupId: group.id };
    return connection(await this.tagsRepository.page(viewer, filter, 'name', page));
  }

  @Mutation(() => TagGroupPayload, { description: 'Makes a group of tags; staff only.' })
  async tagGroupCreate(
    @CurrentViewer() viewer: Viewer,
    @Args('name', { description: 'Its name, at most 60 characters.' }) name: string,
  ) {
    return { group: await this.service.create(viewer, name) };
  }

  @Mutation(() => TagGroupPayload, { description: 'Renames a group of tags; staff only.' })
  async tagGroupUpdate(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'The group.' }) id: string,
    @Args('name', { description: 'Its new name, at most 60 characters.' }) name: string,
  ) {
    return { group: await this.service.rename(viewer, id, name) };
  }

  @Mutation(() => TagGroupsPayload, {
    description: 'Dissolves a group; its tags stay, without one. Staff only.',
  })
  async tagGroupDelete(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'The group.' }) id: string,
  ) {
    return { groups: await this.service.delete(viewer, id) };
  }

  @Mutation(() => TagGroupsPayload, { description: 'Orders the groups of tags; staff only.' })
  async tagGroupsReorder(
    @CurrentViewer() viewer: Viewer,
    @Args('ids', { type: () => [ID], description: 'Group ids in the wanted order.' }) ids: string[],
  ) {
    return { groups: await this.service.reorder(viewer, ids) };
  }
}
