import { ArgsType, Field, ID, ObjectType } from '@nestjs/graphql';
import { PageArgs } from '@parvis/kernel';
import type { ReviewableKind, ReviewableState } from './reviewable.entity.js';
import {
  ReviewableKindEnum,
  type ReviewableOrder,
  ReviewableOrderEnum,
  ReviewableStateEnum,
  ReviewableType,
} from './reviewable.type.js';

@ArgsType()
export class ReviewablesArgs extends PageArgs {
  @Field(() => ReviewableStateEnum, { defaultValue: 'open', description: 'Which part of it.' })
  state: ReviewableState;

  @Field(() => ReviewableOrderEnum, {
    defaultValue: 'score',
    description: 'Closed ones come by when they were closed, the latest first, whatever this says.',
  })
  order: ReviewableOrder;

  @Field(() => ID, { nullable: true, description: 'Of this room alone.' })
  roomId?: string | null;

  @Field(() => ReviewableKindEnum, { nullable: true, description: 'Of this kind alone.' })
  kind?: ReviewableKind | null;

  @Field(() => String, { nullable: true, description: 'With a flag of this reason.' })
  reasonCode?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Claimed by the viewer.' })
  mine?: boolean | null;
}

@ObjectType({ description: 'The reviewable as it is after the change.' })
export class ReviewablePayload {
  @Field(() => ReviewableType, { description: 'The reviewable.' })
  reviewable: ReviewableType;
}
