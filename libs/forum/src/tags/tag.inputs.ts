import { ArgsType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { PageArgs } from '@parvis/kernel';
import { TagGroupType, TagOrderEnum, TagType } from './tag.type.js';
import type { TagOrder } from './tags.repository.js';

@ArgsType()
export class TagsArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Only tags of this group.' })
  groupId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only tags whose name or address begins so; at most 40 characters.',
  })
  prefix?: string | null;

  @Field(() => TagOrderEnum, { defaultValue: 'use', description: 'Which come first.' })
  order: TagOrder;
}

@InputType({ description: 'What to set on a tag; fields left out stay as they are.' })
export class TagInput {
  @Field(() => String, {
    nullable: true,
    description: 'At most 40 characters, no comma; the old name and address stay as a synonym.',
  })
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Markdown for the page of the tag, at most 5,000 characters.',
  })
  descriptionMarkdown?: string | null;

  @Field(() => ID, { nullable: true, description: 'The group it stands in; null for none.' })
  groupId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether everyone sees it though no public thread carries it; new tags of staff are.',
  })
  isListed?: boolean | null;
}

@ObjectType({ description: 'The tag as it is after the change.' })
export class TagPayload {
  @Field(() => TagType, { description: 'The tag.' })
  tag: TagType;
}

@ObjectType({ description: 'The tag group as it is after the change.' })
export class TagGroupPayload {
  @Field(() => TagGroupType, { description: 'The group.' })
  group: TagGroupType;
}

@ObjectType({ description: 'The tag groups after the change.' })
export class TagGroupsPayload {
  @Field(() => [TagGroupType], { description: 'All groups in order.' })
  groups: TagGroupType[];
}
