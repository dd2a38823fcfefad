import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf } from '@parvis/kernel';
import type { PostState } from './post.entity.js';

export const PostStateEnum = {
  standing: 'standing',
  withdrawn: 'withdrawn',
  hidden: 'hidden',
  removed: 'removed',
} as const;
registerEnumType(PostStateEnum, {
  name: 'PostState',
  description:
    'Whether a post stands, was withdrawn by its author, is hidden until staff decided, or was removed by staff.',
});

export const TextChangeEnum = { same: 'same', added: 'added', removed: 'removed' } as const;
registerEnumType(TextChangeEnum, {
  name: 'TextChangeKind',
  description: 'What an edit did to a stretch of text.',
});

@ObjectType('Post', { description: 'One numbered contribution to a thread.' })
export class PostType {
  @Field(() => ID, { description: 'Stable id.' })
  id: string;

  @Field(() => Int, { description: '1 opens the thread; gaps are possible after a split.' })
  number: number;

  @Field(() => PostStateEnum, { description: 'Whether it stands.' })
  state: PostState;

  @Field(() => String, { nullable: true, description: 'Sanitised HTML; null unless it stands.' })
  bodyHtml: string | null;

  @Field(() => Date, { description: 'When it was written.' })
  createdAt: Date;

  @Field(() => Date, { nullable: true, description: 'When it was last edited.' })
  editedAt: Date | null;

  @Field(() => Int, { description: 'How many earlier texts are kept.' })
  revisionCount: number;

  @Field(() => Int, { description: 'Votes up minus votes down.' })
  voteScore: number;
}

@ObjectType('TextChange', { description: 'A stretch of text that an edit kept, added or removed.' })
export class TextChangeType {
  @Field(() => TextChangeEnum, { description: 'What happened to it.' })
  kind: 'same' | 'added' | 'removed';

  @Field({ description: 'The stretch itself, as Markdown.' })
  text: string;
}

@ObjectType('PostRevision', {
  description: 'An earlier text of a post and the edit that ended it.',
})
export class PostRevisionType {
  @Field(() => Int, { description: '1 is the first text.' })
  number: number;

  @Field(() => String, { nullable: true, description: 'The title then, of an opening post.' })
  title: string | null;

  @Field({ description: 'The text before the edit.' })
  bodyMarkdown: string;

  @Field({ description: 'Why it was edited; empty when nobody said.' })
  reason: string;

  @Field(() => Date, { description: 'When it was edited.' })
  createdAt: Date;
}

export const PostConnection = connectionOf(PostType, 'Post');
