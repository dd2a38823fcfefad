import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, words } from '@parvis/kernel';
import type { ThreadKind } from '../rooms/room.entity.js';
import { ThreadKindEnum } from '../rooms/room.type.js';
import { THREAD_STATES, type ThreadState } from './thread.entity.js';
import { THREAD_LIST_KINDS, TOP_PERIODS } from './thread-lists.js';

export const ThreadStateEnum = words(THREAD_STATES);
registerEnumType(ThreadStateEnum, {
  name: 'ThreadState',
  description: 'Open to replies, locked to all but moderators, or archived as it is.',
});
export const ThreadListKindEnum = words(THREAD_LIST_KINDS);
registerEnumType(ThreadListKindEnum, {
  name: 'ThreadListKind',
  description: 'Which threads a list holds, and in which order.',
  valuesMap: {
    latest: { description: 'By the latest post.' },
    new: { description: 'By when they were opened.' },
    hot: { description: 'By what moves people now; silent for 14 days, they follow by activity.' },
    top: { description: 'Opened within the period, by what they were worth to readers.' },
    unanswered: {
      description:
        'Open questions in which only the asker wrote, newest first, without duplicates.',
    },
    unsolved: {
      description: 'Open questions without a chosen answer or original, by the latest post.',
    },
  },
});
export const TopPeriodEnum = words(TOP_PERIODS);
registerEnumType(TopPeriodEnum, {
  name: 'TopPeriod',
  description: 'The last 1, 7, 30 or 365 days, or all time.',
});

@ObjectType('Thread', { description: 'A titled conversation in a room.' })
export class ThreadType {
  @Field(() => ID, { description: 'Stable id.' })
  id: string;

  @Field(() => Int, { description: 'The number in its address: `/t/1042/slug`.' })
  number: number;

  @Field({ description: 'The readable part of its address; follows the title.' })
  slug: string;

  @Field({ description: 'One line, at most 150 characters.' })
  title: string;

  @Field(() => ThreadKindEnum, { description: 'What it is for.' })
  kind: ThreadKind;

  @Field({ description: 'The language it is written in, as two letters (ISO 639-1).' })
  language: string;

  @Field(() => ThreadStateEnum, { description: 'Whether it takes replies.' })
  state: ThreadState;

  @Field(() => Date, { description: 'When it was opened.' })
  createdAt: Date;

  @Field(() => Date, { description: 'When its latest post was written.' })
  lastPostAt: Date;

  @Field(() => Int, { description: 'Replies that are neither withdrawn nor removed.' })
  replyCount: number;

  @Field(() => Int, { description: 'Members whose posts stand in it, the opener among them.' })
  participantCount: number;

  @Field(() => Int, { description: 'Readers, each counted once a day, without crawlers.' })
  viewCount: number;

  @Field(() => Int, { description: 'Votes up minus votes down on its opening post.' })
  voteScore: number;

  @Field(() => Int, { description: 'Members who said that they have the same question.' })
  sameQuestionCount: number;

  @Field({ description: 'Whether it stands above the list of its room.' })
  isPinned: boolean;

  @Field({ description: 'Whether an answer was chosen.' })
  isSolved: boolean;

  @Field(() => Date, { nullable: true, description: 'When the answer was chosen.' })
  answerChosenAt: Date | null;

  @Field(() => Date, { nullable: true, description: 'When its author withdrew it.' })
  withdrawnAt: Date | null;
}

export const ThreadConnection = connectionOf(ThreadType, 'Thread');
