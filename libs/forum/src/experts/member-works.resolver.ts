import { Args, Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type Member, MemberType } from '@parvis/identity';
import { CurrentViewer, DomainError, type RequestContext, type Viewer } from '@parvis/kernel';
import type { PostRow } from '../posts/post.entity.js';
import { PostType } from '../posts/post.type.js';
import { TagType } from '../tags/tag.type.js';
import { TagById } from '../tags/tags.loader.js';
import type { Thread } from '../threads/thread.entity.js';
import { ThreadType } from '../threads/thread.type.js';
import { MemberWorksRepository, type TagWorks, WORKS_PER_TAG } from './member-works.repository.js';
import { TagAnswersType, TagArticlesType } from './member-works.type.js';
import { checkShortList } from './short-list.js';

const First = (fallback: number, what: string) =>
  Args('first', { type: () => Int, defaultValue: fallback, description: what });
const TAGS = 'How many tags, from 1 to 50.';
const WORKS = 'How many of each, from 1 to 20.';

/** What a member wrote, by theme: each tag leads to what he wrote in it. */
@Resolver(() => MemberType)
export class MemberWorksResolver {
  constructor(private readonly works: MemberWorksRepository) {}

  @ResolveField(() => [TagAnswersType], {
    description: 'His answers by the tags of their questions, the tag with most of them first.',
  })
  answersByTag(
    @Parent() member: Member,
    @CurrentViewer() viewer: Viewer,
    @First(10, TAGS) first: number,
  ): Promise<TagWorks<PostRow>[]> {
    checkShortList(first);
    return this.works.answers(viewer, member.id, first);
  }

  @ResolveField(() => [TagArticlesType], {
    description: 'His articles by their tags, the tag with most of them first.',
  })
  articlesByTag(
    @Parent() member: Member,
    @CurrentViewer() viewer: Viewer,
    @First(10, TAGS) first: number,
  ): Promise<TagWorks<Thread>[]> {
    checkShortList(first);
    return this.works.articles(viewer, member.id, first);
  }
}

@Resolver(() => TagAnswersType)
export class TagAnswersResolver {
  constructor(private readonly tagById: TagById) {}

  @ResolveField(() => TagType, { description: 'The tag.' })
  tag(@Parent() { tagId }: TagWorks<PostRow>, @Context() context: RequestContext) {
    return this.tagById.find(context, tagId);
  }

  @ResolveField(() => [PostType], { description: 'Chosen and verified ones first, then latest.' })
  answers(@Parent() { works }: TagWorks<PostRow>, @First(5, WORKS) first: number) {
    return some(works, first);
  }
}

@Resolver(() => TagArticlesType)
export class TagArticlesResolver {
  constructor(private readonly tagById: TagById) {}

  @ResolveField(() => TagType, { description: 'The tag.' })
  tag(@Parent() { tagId }: TagWorks<Thread>, @Context() context: RequestContext) {
    return this.tagById.find(context, tagId);
  }

  @ResolveField(() => [ThreadType], { description: 'The latest first.' })
  articles(@Parent() { works }: TagWorks<Thread>, @First(5, WORKS) first: number) {
    return some(works, first);
  }
}

function some<T>(works: readonly T[], first: number): T[] {
  if (first >= 1 && first <= WORKS_PER_TAG) return works.slice(0, first);
  throw new DomainError('INVALID', 'first_out_of_range', {
    params: { min: 1, max: WORKS_PER_TAG },
  });
}
