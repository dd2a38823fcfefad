import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PostType, TagType, ThreadType } from '@parvis/forum';
import { MemberType } from '@parvis/identity';
import { type Connection, connectionOf, words } from '@parvis/kernel';
import { DOCUMENT_KINDS, type DocumentKind } from '../documents/document.js';
import { FACET_NAMES, type FacetName, type SearchEngineName } from '../engine/search-engine.js';
import { SEARCH_SORTS, SEARCH_TYPES } from '../engine/search-request.js';
import type { UnderstoodTerm } from './filter-in-the-making.js';
import type { VisibleHit } from './visible-hits.service.js';

export const SearchTypeEnum = words(SEARCH_TYPES);
registerEnumType(SearchTypeEnum, {
  name: 'SearchType',
  description: 'What to find.',
  valuesMap: {
    threads: { description: 'Threads of any kind, each with its best post.' },
    posts: { description: 'Single posts.' },
    members: { description: 'Members by handle, name and what they say of themselves.' },
    tags: { description: 'Tags by name, synonym and description.' },
    experts: { description: 'Members whom the brand verified.' },
  },
});
export const SearchSortEnum = words(SEARCH_SORTS);
registerEnumType(SearchSortEnum, {
  name: 'SearchSort',
  description: 'The order of what was found; of equals the more relevant comes first.',
});
export const SearchHitKindEnum = words(DOCUMENT_KINDS);
registerEnumType(SearchHitKindEnum, { name: 'SearchHitKind', description: 'What a find is.' });
export const SearchFacetNameEnum = words(FACET_NAMES);
registerEnumType(SearchFacetNameEnum, {
  name: 'SearchFacetName',
  description: 'What finds are counted by.',
});
export const SearchEngineNameEnum = words<SearchEngineName>(['postgres', 'meilisearch']);
registerEnumType(SearchEngineNameEnum, {
  name: 'SearchEngineName',
  description: 'The engine that answered.',
});
export const SearchTermKindEnum = words<UnderstoodTerm['kind']>([
  ...(['word', 'phrase', 'tag', 'room', 'by', 'is', 'kind', 'lang', 'before', 'after'] as const),
]);
registerEnumType(SearchTermKindEnum, {
  name: 'SearchTermKind',
  description: 'A word, a phrase in quotation marks, or the operator before the colon.',
});

@ObjectType('SearchHit', { description: 'One find.' })
export class SearchHitType {
  @Field(() => ID, { description: 'The id of the thing found.' })
  id: string;

  @Field(() => SearchHitKindEnum, { description: 'What was found.' })
  kind: DocumentKind;

  @Field(() => ThreadType, {
    nullable: true,
    description: 'The thread found, or the one in which the post found stands.',
  })
  thread: VisibleHit['thread'];

  @Field(() => PostType, {
    nullable: true,
    description: 'The post found, or the one that makes its thread a find.',
  })
  post: VisibleHit['post'];

  @Field(() => MemberType, { nullable: true, description: 'The member found.' })
  member: VisibleHit['member'];

  @Field(() => TagType, { nullable: true, description: 'The tag found.' })
  tag: VisibleHit['tag'];
}

export const SearchHitConnection = connectionOf(SearchHitType, 'SearchHit');

@ObjectType('SearchFacetValue', { description: 'How many finds share a value.' })
export class SearchFacetValueType {
  @Field({
    description:
      'What the filter takes: the id of a room, the slug of a tag, a word, `true` or `false`.',
  })
  value: string;

  @Field({ description: 'The name of the room or tag; else the value itself.' })
  label: string;

  @Field(() => Int, { description: 'Finds, as far as the viewer may see them.' })
  count: number;
}

@ObjectType('SearchFacet', { description: 'Finds counted by one of their properties.' })
export class SearchFacetType {
  @Field(() => SearchFacetNameEnum, { description: 'The property.' })
  name: FacetName;

  @Field(() => [SearchFacetValueType], { description: 'Its values, the most frequent first.' })
  values: SearchFacetValueType[];
}

@ObjectType('SearchTerm', { description: 'A part of the text as it was understood.' })
export class SearchTermType {
  @Field(() => SearchTermKindEnum, { description: 'What kind of part.' })
  kind: UnderstoodTerm['kind'];

  @Field({ description: 'The word, or what the operator names: a slug, a handle, a day.' })
  value: string;

  @Field({ description: 'Whether it leaves out, by a minus, instead of asking for.' })
  isNegated: boolean;
}

@ObjectType('SearchResults', {
  description:
    'What was found. Nothing in it, no number either, knows what the viewer may not see.',
})
export class SearchResultsType {
  @Field(() => SearchHitConnection, { description: 'The finds of this page.' })
  hits: Connection<VisibleHit>;

  @Field(() => Int, { description: 'How many there are on all pages.' })
  total: number;

  @Field({ description: 'False when there are more than `total`, and counting stopped.' })
  isTotalExact: boolean;

  @Field(() => [SearchFacetType], { description: 'Of the first page; empty on the next.' })
  facets: SearchFacetType[];

  @Field(() => String, {
    nullable: true,
    description: 'The text with its likely mistakes mended; null when it seems right.',
  })
  didYouMean: string | null;

  @Field(() => SearchEngineNameEnum, { description: 'The engine that answered.' })
  engine: SearchEngineName;

  @Field({ description: 'Whether the engine of choice was away, so that another answered.' })
  isFallback: boolean;

  @Field(() => [SearchTermType], { description: 'The text as it was understood.' })
  understood: SearchTermType[];

  @Field(() => [String], {
    description: 'Parts of the text that could not be used, at most a few, long ones cut.',
  })
  ignored: string[];
}

@ObjectType('SearchSuggestions', { description: 'What may be meant by what was typed so far.' })
export class SearchSuggestionsType {
  @Field(() => [SearchHitType], {
    description: 'Threads, tags and members mixed, the best first.',
  })
  hits: VisibleHit[];

  @Field(() => String, {
    nullable: true,
    description: 'The text with its likely mistakes mended; null when it seems right.',
  })
  didYouMean: string | null;
}
