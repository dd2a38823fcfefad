import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { words } from '@parvis/kernel';

/** How long something has been open; the last bucket has no end. */
export const QUEUE_AGES = [
  'under_hour',
  'under_four_hours',
  'under_day',
  'under_three_days',
  'older',
] as const;
export type QueueAge = (typeof QUEUE_AGES)[number];

export const QueueAgeEnum = words(QUEUE_AGES);
registerEnumType(QueueAgeEnum, {
  name: 'QueueAge',
  description: 'How long items have been open: up to 1, 4, 24 or 72 hours, or longer.',
});

@ObjectType('QueueBacklog', { description: 'The open items of one age.' })
export class QueueBacklogType {
  @Field(() => QueueAgeEnum, { description: 'The age; each item is in one bucket.' })
  bucket: QueueAge;

  @Field(() => Int, { description: 'How many are open.' })
  count: number;

  @Field(() => Date, { nullable: true, description: 'Since when the oldest of them is open.' })
  oldest: Date | null;
}

@ObjectType('ModeratorLoad', { description: 'What one of the staff decided in the window.' })
export class ModeratorLoadType {
  @Field(() => ID, { description: 'His id.' })
  memberId: string;

  @Field(() => Int, { description: 'Items he decided, handing up included.' })
  decided: number;

  @Field(() => Int, { description: 'Of these, how often he acted.' })
  act: number;

  @Field(() => Int, { description: 'Of these, how often he left things be.' })
  leave: number;

  @Field(() => Int, { description: 'Of these, how often he handed up.' })
  escalate: number;

  @Field(() => Int, { description: 'Of these, how many were reversed later.' })
  reversed: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Median seconds from the opening of an item to his act or leave.',
  })
  medianSeconds: number | null;
}

@ObjectType('ReasonHealth', { description: 'What became of the flags of one reason.' })
export class ReasonHealthType {
  @Field({ description: 'The reason.' })
  code: string;

  @Field(() => Int, { description: 'Flags raised in the window.' })
  flags: number;

  @Field(() => Int, { description: 'Flags agreed with in the window.' })
  agreed: number;

  @Field(() => Int, { description: 'Flags disagreed with in the window.' })
  disagreed: number;
}

@ObjectType('QueueHealth', {
  description: 'How the queue that the viewer works is doing; definitions in docs/moderation.md.',
})
export class QueueHealthType {
  @Field(() => [QueueBacklogType], { description: 'What is open now, by age, youngest first.' })
  backlog: QueueBacklogType[];

  @Field(() => Int, { description: 'Items that people acted on or left in the window.' })
  decided: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Median seconds from opening to decision of these; null when there are none.',
  })
  medianSeconds: number | null;

  @Field(() => Float, { nullable: true, description: 'The same within which nine of ten fell.' })
  p90Seconds: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Share of these decisions that were reversed since, 0 to 1.',
  })
  reversalRate: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "Share of members' flags decided in the window that staff agreed with, 0 to 1.",
  })
  flagPrecision: number | null;

  @Field(() => [ModeratorLoadType], { description: 'Who decided, the busiest first, at most 100.' })
  byModerator: ModeratorLoadType[];

  @Field(() => [ReasonHealthType], { description: 'By reason, the most frequent first.' })
  byReason: ReasonHealthType[];
}
