import { Args, Context, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { connection, PageArgs, type RequestContext } from '@parvis/kernel';
import type { SearchSort, SearchType } from '../engine/search-request.js';
import { FoundTexts, type TextKey } from './found-texts.loader.js';
import { marked, snippetOf } from './highlight.js';
import { SearchFilter } from './search.inputs.js';
import { SearchService } from './search.service.js';
import {
  SearchHitType,
  SearchResultsType,
  SearchSortEnum,
  SearchSuggestionsType,
  SearchTypeEnum,
} from './search.type.js';
import { SearchSuggestions } from './search-suggestions.service.js';
import type { VisibleHit } from './visible-hits.service.js';

@Resolver(() => SearchHitType)
export class SearchResolver {
  constructor(
    private readonly service: SearchService,
    private readonly suggestions: SearchSuggestions,
    private readonly texts: FoundTexts,
  ) {}

  @Query(() => SearchResultsType, {
    description: 'Finds what the viewer may see. Spelling need not be right.',
  })
  async search(
    @Context() context: RequestContext,
    @Args('text', {
      description:
        'Words, "phrases", -words to leave out, and operators: `tag:` `room:` `by:` `kind:` ' +
        '`lang:` `is:solved` `is:unsolved` `is:expert` `before:` `after:` (2026, 2026-03 or ' +
        '2026-03-31). 400 characters and 20 words are read.',
    })
    text: string,
    @Args('type', {
      type: () => SearchTypeEnum,
      defaultValue: 'threads',
      description: 'What to find.',
    })
    type: SearchType,
    @Args('filter', { nullable: true, description: 'What narrows it.' }) filter: SearchFilter,
    @Args('sort', {
      type: () => SearchSortEnum,
      defaultValue: 'relevance',
      description: 'The order.',
    })
    sort: SearchSort,
    @Args() page: PageArgs,
  ): Promise<SearchResultsType> {
    const { first, after } = page;
    const question = { text, type, sort, filter: filter ?? {}, first, after };
    const { page: hits, ...answer } = await this.service.search(context, question);
    return { hits: connection(hits), ...answer };
  }

  @Query(() => SearchSuggestionsType, { description: 'What may be meant, while it is typed.' })
  searchSuggestions(
    @Context() context: RequestContext,
    @Args('text', { description: 'What was typed so far.' }) text: string,
    @Args('first', { type: () => Int, defaultValue: 8, description: 'How many, from 1 to 100.' })
    first: number,
  ): Promise<SearchSuggestionsType> {
    return this.suggestions.of(context, text, first);
  }

  @ResolveField(() => String, {
    description: 'Its title or name as HTML: escaped, with `<mark>` around what was looked for.',
  })
  titleHtml(@Parent() { thread, member, tag, marks }: VisibleHit): string {
    return marked(thread?.title ?? member?.name ?? tag?.name ?? '', marks);
  }

  @ResolveField(() => String, {
    description:
      'Some 220 characters of its text around what was looked for, as HTML like the title.',
  })
  async snippetHtml(
    @Parent() hit: VisibleHit,
    @Context() context: RequestContext,
  ): Promise<string> {
    return snippetOf((await this.texts.load(context, textOf(hit))) ?? '', hit.marks);
  }
}

/** A thread without a best post is shown by how it begins. */
function textOf({ kind, id, post }: VisibleHit): TextKey {
  if (post) return `post:${post.id}`;
  return kind === 'thread' ? `opening:${id}` : `${kind}:${id}`;
}
