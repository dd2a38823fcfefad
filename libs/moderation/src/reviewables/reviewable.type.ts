import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, words } from '@parvis/kernel';
import { FLAG_SOURCES, FLAG_STATES, type FlagSource, type FlagState } from './flag.entity.js';
import { ACTION_KINDS } from './possible-actions.js';
import {
  REVIEWABLE_KINDS,
  REVIEWABLE_STATES,
  type ReviewableKind,
  type ReviewableState,
} from './reviewable.entity.js';

export const ReviewableKindEnum = words(REVIEWABLE_KINDS);
registerEnumType(ReviewableKindEnum, {
  name: 'ReviewableKind',
  description: 'What is reviewed: a post, one held before publishing, a member, or an appeal.',
});

export const ReviewableStateEnum = words(REVIEWABLE_STATES);
registerEnumType(ReviewableStateEnum, {
  name: 'ReviewableState',
  description: 'Open, waiting while a decision on it can be undone, or closed.',
});

export type ReviewableOrder = 'score' | 'age';
export const REVIEWABLE_ORDERS: readonly ReviewableOrder[] = ['score', 'age'];
export const ReviewableOrderEnum = words(REVIEWABLE_ORDERS);
registerEnumType(ReviewableOrderEnum, {
  name: 'ReviewableOrder',
  description: 'The highest score first, or the longest open first.',
});

export const ReviewActionKindEnum = words(ACTION_KINDS);
registerEnumType(ReviewActionKindEnum, {
  name: 'ReviewActionKind',
  description:
    'What acting on a reviewable may do: to the post, its thread, its author, a held post or an appeal.',
});

export const FlagSourceEnum = words(FLAG_SOURCES);
registerEnumType(FlagSourceEnum, {
  name: 'FlagSource',
  description: 'Who raised a flag: a member, staff, a rule, or the author by an appeal.',
});

export const FlagStateEnum = words(FLAG_STATES);
registerEnumType(FlagStateEnum, {
  name: 'FlagState',
  description: 'Pending, or what the decision made of it.',
});

@ObjectType('Reviewable', { description: 'The case of one thing in the review queue.' })
export class ReviewableType {
  @Field(() => ID, { description: 'Stable id.' })
  id: string;

  @Field(() => ReviewableKindEnum, { description: 'What is reviewed.' })
  kind: ReviewableKind;

  @Field(() => ReviewableStateEnum, { description: 'Whether it is to be decided.' })
  state: ReviewableState;

  @Field(() => Float, { description: 'Sum of the scores of its pending and agreed flags.' })
  score: number;

  @Field(() => Int, { description: 'Who decides: 0 room moderators too, 1 staff, 2 admins.' })
  level: number;

  @Field(() => Int, { description: 'A decision names the version it was made on.' })
  version: number;

  @Field({ description: 'Hash of the content as it is; a decision names the one that was read.' })
  contentHash: string;

  @Field(() => Int, { description: 'How often it was opened; 1 unless it was flagged again.' })
  openCount: number;

  @Field({ description: 'When it was opened the last time.' })
  openedAt: Date;

  @Field(() => Date, { nullable: true, description: 'When it was closed; null while it is not.' })
  closedAt: Date | null;

  @Field(() => Date, { nullable: true, description: 'When it was claimed; null when nobody did.' })
  claimedAt: Date | null;
}

@ObjectType('ReviewableContent', { description: 'What was read when something was reviewed.' })
export class ReviewableContentType {
  @Field(() => String, { nullable: true, description: 'The title of a thread or held thread.' })
  title: string | null;

  @Field({ description: 'Sanitised HTML.' })
  bodyHtml: string;

  @Field({ description: 'Its source.' })
  bodyMarkdown: string;

  @Field({ description: 'Hex SHA-256 that pins exactly this content.' })
  contentHash: string;

  @Field({ description: 'When it was kept.' })
  takenAt: Date;

  @Field({ description: 'Whether it still reads so.' })
  isCurrent: boolean;
}

@ObjectType('Flag', { description: 'One report of one reviewable.' })
export class FlagType {
  @Field(() => ID, { description: 'Stable id.' })
  id: string;

  @Field(() => FlagSourceEnum, { description: 'Who raised it.' })
  source: FlagSource;

  @Field({ description: 'What the flagger wrote; plain text, at most 500 characters.' })
  note: string;

  @Field(() => FlagStateEnum, { description: 'What became of it.' })
  state: FlagState;

  @Field({ description: 'When it was raised.' })
  createdAt: Date;
}

export const ReviewableConnection = connectionOf(ReviewableType, 'Reviewable');
