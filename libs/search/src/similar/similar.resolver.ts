import { Args, Context, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { isStanding, type Thread, ThreadType, VisibleContent } from '@parvis/forum';
import { checkPage, isUuid, Limits, type RequestContext } from '@parvis/kernel';
import type { RankedCandidate } from '../ranking/candidate.js';
import { isNearDuplicate } from '../ranking/near-duplicate.js';
import { marked } from '../searching/highlight.js';
import { marksOf } from '../searching/marks.js';
import { takeOne } from '../searching/search.limits.js';
import { RelatedThreads } from './related-threads.loader.js';
import { SimilarThreadType } from './similar.type.js';
import { SimilarThreads } from './similar-threads.service.js';

@Resolver(() => ThreadType)
export class SimilarResolver {
  constructor(
    private readonly similar: SimilarThreads,
    private readonly related: RelatedThreads,
    private readonly content: VisibleContent,
    private readonly limits: Limits,
  ) {}

  @Query(() => [SimilarThreadType], {
    description:
      'Threads that may answer a question in the making, the most alike first and among the ' +
      'comparably likely the solved ones.',
  })
  async similarQuestions(
    @Context() context: RequestContext,
    @Args('title', { description: 'Its title so far.' }) title: string,
    @Args('body', { type: () => String, nullable: true, description: 'Its text so far.' })
    body: string | null,
    @Args('roomId', { type: () => ID, nullable: true, description: 'In this room alone.' })
    roomId: string | null,
    @Args('language', {
      type: () => String,
      nullable: true,
      description: 'Two letters (ISO 639-1); the language the viewer reads in when left out.',
    })
    language: string | null,
    @Args('first', { type: () => Int, defaultValue: 5, description: 'How many, from 1 to 100.' })
    first: number,
  ): Promise<SimilarThreadType[]> {
    checkPage({ first });
    await takeOne(this.limits, context, 'similar');
    if (roomId && !isUuid(roomId)) return [];
    const found = await this.similar.to(context.viewer, {
      ...{ title, language: language ?? context.locale },
      ...(body && { body }),
      ...(roomId && { roomId }),
    });
    const marks = marksOf([title], { terms: [], isLastWordOpen: false });
    const shown = await this.shown(context, found, first);
    return shown.map(({ thread, ...ranked }) => ({
      thread,
      likeness: Math.min(1, Math.max(0, ranked.likeness)),
      isNearDuplicate: isNearDuplicate(ranked),
      titleHtml: marked(thread.title, marks),
    }));
  }

  @ResolveField(() => [ThreadType], {
    name: 'related',
    description: 'Threads about the same, as far as the viewer may see them.',
  })
  async relatedThreads(
    @Parent() thread: Thread,
    @Context() context: RequestContext,
    @Args('first', { type: () => Int, defaultValue: 5, description: 'How many, from 1 to 100.' })
    first: number,
  ): Promise<Thread[]> {
    checkPage({ first });
    const found = (await this.related.load(context, thread.id)) ?? [];
    return (await this.shown(context, found, first)).map(({ thread: one }) => one);
  }

  /** Those the viewer may see of what stands at this moment. */
  private async shown(
    context: RequestContext,
    found: readonly RankedCandidate[],
    first: number,
  ): Promise<(RankedCandidate & { thread: Thread })[]> {
    const loaded = await Promise.all(
      found.map(async (ranked) => ({
        ...ranked,
        thread: await this.content.thread(context, ranked.id),
      })),
    );
    return loaded
      .flatMap((one) =>
        one.thread && isStanding(one.thread) ? [{ ...one, thread: one.thread }] : [],
      )
      .slice(0, first);
  }
}
