import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { MemberRoleEnum } from '@parvis/identity';
import type { Role } from '@parvis/kernel';

@ObjectType('FlagReason', { description: 'Why something comes before staff.' })
export class FlagReasonType {
  @Field(() => ID, { description: 'Stable id.' })
  id: string;

  @Field({ description: 'Stable word, such as `spam`.' })
  code: string;

  @Field(() => Int, { description: 'Its place in the list; lower is earlier.' })
  position: number;

  @Field({ description: 'Its English name, at most 60 characters.' })
  nameEn: string;

  @Field({ description: 'Its French name, at most 60 characters.' })
  nameFr: string;

  @Field({ description: 'When to choose it, in English; at most 300 characters.' })
  helpEn: string;

  @Field({ description: 'When to choose it, in French; at most 300 characters.' })
  helpFr: string;

  @Field({ description: 'The clause of the charter that such a flag speaks of.' })
  clauseCode: string;

  @Field(() => [MemberRoleEnum], { description: 'Who may choose it.' })
  roles: Role[];

  @Field(() => Int, { description: 'The trust level a member needs to choose it.' })
  minTrustLevel: number;

  @Field(() => Float, { description: 'What it adds to the score of a flag, 0 to 10.' })
  bonus: number;

  @Field({ description: 'Whether the flagger must write a note.' })
  needsNote: boolean;

  @Field({ description: 'Whether rules and staff alone raise it.' })
  isSystem: boolean;

  @Field(() => Date, { nullable: true, description: 'Since when it is no longer offered.' })
  archivedAt: Date | null;
}
