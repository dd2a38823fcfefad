import { ArgsType, Field, ID, ObjectType } from '@nestjs/graphql';
import { PageArgs } from '@parvis/kernel';
import type { ThreadKind } from '../rooms/room.entity.js';
import { ThreadKindEnum } from '../rooms/room.type.js';
import { ThreadListKindEnum, ThreadType, TopPeriodEnum } from './thread.type.js';
import type { ThreadListKind, TopPeriod } from './thread-lists.js';

@ArgsType()
export class ThreadsArgs extends PageArgs {
  @Field(() => ThreadListKindEnum, { defaultValue: 'latest', description: 'Which list.' })
  list: ThreadListKind;

  @Field(() => ID, { nullable: true, description: 'Of this room alone.' })
  roomId?: string | null;

  @Field(() => String, { nullable: true, description: 'With this tag, also by a synonym of it.' })
  tagSlug?: string | null;

  @Field(() => ThreadKindEnum, { nullable: true, description: 'Of this kind alone.' })
  kind?: ThreadKind | null;

  @Field(() => String, { nullable: true, description: 'Opened by the member of this handle.' })
  authorHandle?: string | null;

  @Field(() => String, { nullable: true, description: 'In this language, as two letters.' })
  language?: string | null;

  @Field(() => TopPeriodEnum, { defaultValue: 'all', description: 'For the top list alone.' })
  period: TopPeriod;

  @Field({
    defaultValue: false,
    description: 'Leaves out what `Room.pinnedThreads` shows above the list.',
  })
  skipPinned: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description: 'With a chosen answer, or without one.',
  })
  isSolved?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Questions that an expert answered or verified an answer of, or the others.',
  })
  isAnsweredByExpert?: boolean | null;
}

@ObjectType({ description: 'The thread as it is after the change.' })
export class ThreadPayload {
  @Field(() => ThreadType, { description: 'The thread.' })
  thread: ThreadType;
}
