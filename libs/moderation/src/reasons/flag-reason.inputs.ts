import { Field, Float, InputType, Int, ObjectType } from '@nestjs/graphql';
import { MemberRoleEnum } from '@parvis/identity';
import type { Role } from '@parvis/kernel';
import { FlagReasonType } from './flag-reason.type.js';

@InputType({ description: 'What to set on a flag reason; fields left out stay as they are.' })
export class FlagReasonInput {
  @Field(() => String, {
    nullable: true,
    description: 'Small letters, digits and hyphens, at most 40; set once, when it is made.',
  })
  code?: string | null;

  @Field(() => String, { nullable: true, description: 'At most 60 characters; needed to make it.' })
  nameEn?: string | null;

  @Field(() => String, { nullable: true, description: 'At most 60 characters; needed to make it.' })
  nameFr?: string | null;

  @Field(() => String, { nullable: true, description: 'At most 300 characters.' })
  helpEn?: string | null;

  @Field(() => String, { nullable: true, description: 'At most 300 characters.' })
  helpFr?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'A clause of the charter in force; needed to make it.',
  })
  clauseCode?: string | null;

  @Field(() => [MemberRoleEnum], {
    nullable: true,
    description: 'Who may choose it; at least one.',
  })
  roles?: Role[] | null;

  @Field(() => Int, { nullable: true, description: 'Trust level a member needs, 0 to 4.' })
  minTrustLevel?: number | null;

  @Field(() => Float, { nullable: true, description: 'Added to the score of a flag, 0 to 10.' })
  bonus?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the flagger must write a note.' })
  needsNote?: boolean | null;
}

@ObjectType({ description: 'The flag reason as it is after the change.' })
export class FlagReasonPayload {
  @Field(() => FlagReasonType, { description: 'The reason.' })
  reason: FlagReasonType;
}

@ObjectType({ description: 'The flag reasons in their new order.' })
export class FlagReasonsPayload {
  @Field(() => [FlagReasonType], { description: 'All of them, archived ones too.' })
  reasons: FlagReasonType[];
}
