import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { FlagType, ReviewableType } from '../reviewables/reviewable.type.js';

@InputType({ description: 'What is flagged, a post or a member, and why.' })
export class FlagInput {
  @Field(() => ID, { nullable: true, description: 'The post; exactly one of the two is named.' })
  postId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The member.' })
  memberId?: string | null;

  @Field({ description: 'One of `flagReasons`.' })
  reasonCode: string;

  @Field(() => String, {
    nullable: true,
    description: 'For staff; at most 500 characters. Some reasons need one.',
  })
  note?: string | null;
}

@InputType({ description: 'What staff take up on their own initiative.' })
export class ReviewableOpenInput {
  @Field(() => ID, { nullable: true, description: 'The post; exactly one of the two is named.' })
  postId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The member.' })
  memberId?: string | null;
}

@ObjectType({ description: 'The flag that was raised.' })
export class FlagPayload {
  @Field(() => FlagType, { description: 'The flag.' })
  flag: FlagType;
}

@ObjectType({ description: 'The case that is open now.' })
export class ReviewableOpenPayload {
  @Field(() => ReviewableType, { description: 'The case.' })
  reviewable: ReviewableType;
}
