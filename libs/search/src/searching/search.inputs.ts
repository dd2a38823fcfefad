import { Field, ID, InputType } from '@nestjs/graphql';
import { type ThreadKind, ThreadKindEnum } from '@parvis/forum';
import type { ChosenFilter } from './named-filter.service.js';

@InputType({
  description: 'What narrows a search, besides operators in its text; all of it must hold.',
})
export class SearchFilter implements ChosenFilter {
  @Field(() => ID, { nullable: true, description: 'In this room.' })
  roomId?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Carrying all of these tags, at most 5; slugs, of synonyms too.',
  })
  tagSlugs?: string[] | null;

  @Field(() => ThreadKindEnum, { nullable: true, description: 'Threads of this kind.' })
  threadKind?: ThreadKind | null;

  @Field(() => Boolean, { nullable: true, description: 'With, or without, a chosen answer.' })
  isSolved?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Answered by an expert, or not.' })
  isAnsweredByExpert?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Two letters (ISO 639-1).' })
  language?: string | null;

  @Field(() => String, { nullable: true, description: 'Written by the member of this handle.' })
  authorHandle?: string | null;

  @Field(() => Date, { nullable: true, description: 'Not written earlier.' })
  from?: Date | null;

  @Field(() => Date, { nullable: true, description: 'Written earlier.' })
  to?: Date | null;
}
