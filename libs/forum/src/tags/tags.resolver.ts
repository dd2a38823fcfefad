import {
  Args,
  Context,
  ID,
  Int,
  Mutation,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import {
  CurrentViewer,
  checked,
  checkPage,
  cleanText,
  connection,
  isUuid,
  notFound,
  type RequestContext,
  type Viewer,
} from '@parvis/kernel';
import { TAG_NAME_MAX, type Tag, type TagGroup } from './tag.entity.js';
import { TagInput, TagPayload, TagsArgs } from './tag.inputs.js';
import { tagPolicy } from './tag.policy.js';
import { TagConnection, TagGroupType, TagSynonymType, TagType } from './tag.type.js';
import { TagCuration } from './tag-curation.service.js';
import { TagSynonyms } from './tag-synonyms.service.js';
import {
  RelatedTagsOfTag,
  SynonymsOfTag,
  TagDescriptionById,
  TagGroupById,
} from './tags.loader.js';
import { TagsRepository } from './tags.repository.js';
import { TagsService } from './tags.service.js';

@Resolver(() => TagType)
export class TagsResolver {
  constructor(
    private readonly service: TagsService,
    private readonly curation: TagCuration,
    private readonly synonymWords: TagSynonyms,
    private readonly repository: TagsRepository,
    private readonly descriptions: TagDescriptionById,
    private readonly groupById: TagGroupById,
    private readonly synonymsOfTag: SynonymsOfTag,
    private readonly relatedTagsOfTag: RelatedTagsOfTag,
  ) {}

  @Query(() => TagConnection, {
    description: 'The tags the viewer may see; those of private rooms are left to their readers.',
  })
  async tags(@CurrentViewer() viewer: Viewer, @Args() { order, ...args }: TagsArgs) {
    if (args.groupId && !isUuid(args.groupId)) throw notFound('tag_group');
    const filter = { groupId: args.groupId, prefix: beginning(args.prefix ?? '') };
    return connection(await this.repository.page(viewer, filter, order, args));
  }

  @Query(() => TagType, { nullable: true, description: 'A tag by its slug or that of a synonym.' })
  tag(
    @CurrentViewer() viewer: Viewer,
    @Args('slug', { description: 'The word in its address.' }) slug: string,
  ): Promise<Tag | null> {
    return this.service.visibleBySlug(viewer, slug);
  }

  @Query(() => [TagType], { description: 'The most used tags that begin so, for a form.' })
  async tagSuggest(
    @CurrentViewer() viewer: Viewer,
    @Args('prefix', { description: 'The first letters of a name or synonym.' }) prefix: string,
    @Args('first', { type: () => Int, defaultValue: 10, description: 'How many, from 1 to 100.' })
    first: number,
  ): Promise<Tag[]> {
    checkPage({ first });
    const start = beginning(prefix.slice(0, 1_000).replace(/^[\s#]+/, ''));
    return start ? this.repository.suggest(viewer, start, first) : [];
  }

  @ResolveField(() => String, { description: 'Its page in Markdown; empty when nobody wrote it.' })
  async descriptionMarkdown(@Parent() tag: Tag, @Context() context: RequestContext) {
    return tag.descriptionMarkdown ?? (await this.descriptions.load(context, tag.id))?.markdown;
  }

  @ResolveField(() => String, { description: 'Its page as sanitised HTML.' })
  async descriptionHtml(@Parent() tag: Tag, @Context() context: RequestContext) {
    return tag.descriptionHtml ?? (await this.descriptions.load(context, tag.id))?.html;
  }

  @ResolveField(() => Boolean, {
    description: 'Whether staff show it to everyone, even while no public thread carries it.',
  })
  isListed(@Parent() tag: Tag): boolean {
    return tag.listedAt !== null;
  }

  @ResolveField(() => TagGroupType, { nullable: true, description: 'The group it stands in.' })
  group(@Parent() tag: Tag, @Context() context: RequestContext): Promise<TagGroup | null> | null {
    return tag.groupId ? this.groupById.load(context, tag.groupId) : null;
  }

  @ResolveField(() => [TagSynonymType], { description: 'Other words for it.' })
  async synonyms(@Parent() tag: Tag, @Context() context: RequestContext): Promise<Tag[]> {
    return (await this.synonymsOfTag.load(context, tag.id)) ?? [];
  }

  @ResolveField(() => [TagType], {
    description: 'At most 8 tags that public threads carry together with it, the closest first.',
  })
  async relatedTags(@Parent() tag: Tag, @Context() context: RequestContext): Promise<Tag[]> {
    return (await this.relatedTagsOfTag.load(context, tag.id)) ?? [];
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer may change it.' })
  viewerCanEdit(@CurrentViewer() viewer: Viewer): boolean {
    return tagPolicy.curate(viewer) === null;
  }

  @Mutation(() => TagPayload, { description: 'Makes a tag; staff only.' })
  async tagCreate(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { description: 'Its fields.' }) input: TagInput,
  ) {
    return { tag: await this.curation.create(viewer, input) };
  }

  @Mutation(() => TagPayload, { description: 'Changes a tag; staff only.' })
  async tagUpdate(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'The tag.' }) id: string,
    @Args('input', { description: 'What to change.' }) input: TagInput,
  ) {
    return { tag: await this.curation.update(viewer, id, input) };
  }

  @Mutation(() => TagPayload, { description: 'Adds another word for a tag; staff only.' })
  async tagSynonymAdd(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'The tag.' }) id: string,
    @Args('name', { description: 'The word, at most 40 characters.' }) name: string,
  ) {
    return { tag: await this.synonymWords.add(viewer, id, name) };
  }

  @Mutation(() => TagPayload, { description: 'Takes a word away from a tag; staff only.' })
  async tagSynonymRemove(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'The tag.' }) id: string,
    @Args('synonymId', { type: () => ID, description: 'The synonym.' }) synonymId: string,
  ) {
    return { tag: await this.synonymWords.remove(viewer, id, synonymId) };
  }
}

/** The letters to look for; no name is longer, so nothing begins with more. */
function beginning(prefix: string): string {
  const letters = [...prefix.slice(0, 4 * TAG_NAME_MAX)].slice(0, TAG_NAME_MAX + 1).join('');
  return checked({ prefix: () => cleanText(letters, { max: TAG_NAME_MAX + 1, min: 0 }) }).prefix;
}
