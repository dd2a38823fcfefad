import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf } from '@parvis/kernel';

export const TagOrderEnum = { use: 'use', name: 'name' } as const;
registerEnumType(TagOrderEnum, {
  name: 'TagOrder',
  description: 'The order of a list of tags: most used first, or by name.',
});

@ObjectType('TagSynonym', { description: 'Another word for a tag; typing it gives the tag.' })
export class TagSynonymType {
  @Field(() => ID, { description: 'Stable id.' })
  id: string;

  @Field({ description: 'The word in its address, which leads to the tag: `/tags/slug`.' })
  slug: string;

  @Field({ description: 'The word, at most 40 characters.' })
  name: string;
}

@ObjectType('Tag', { description: 'A label across rooms.' })
export class TagType {
  @Field(() => ID, { description: 'Stable id.' })
  id: string;

  @Field({ description: 'The word in its address: `/tags/slug`.' })
  slug: string;

  @Field({ description: 'Its name, at most 40 characters.' })
  name: string;

  @Field(() => Int, {
    description: 'Standing threads of public rooms that carry it, the same for every viewer.',
  })
  threadCount: number;
}

@ObjectType('TagGroup', { description: 'A heading under which tags are listed.' })
export class TagGroupType {
  @Field(() => ID, { description: 'Stable id.' })
  id: string;

  @Field({ description: 'The word that leads to it in the list of tags: `/tags#slug`.' })
  slug: string;

  @Field({ description: 'Its name, at most 60 characters.' })
  name: string;

  @Field(() => Int, { description: 'Groups are listed by rising position.' })
  position: number;
}

export const TagConnection = connectionOf(TagType, 'Tag');
