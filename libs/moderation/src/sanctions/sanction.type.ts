import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { words } from '@parvis/kernel';
import { SANCTION_KINDS, type SanctionKind } from './sanction.entity.js';

export const SanctionKindEnum = words(SANCTION_KINDS);
registerEnumType(SanctionKindEnum, {
  name: 'SanctionKind',
  description: 'A warning; a silence (reads, does not write); a suspension (reads what is public).',
});

@ObjectType('Sanction', { description: 'What was done to a member, and until when.' })
export class SanctionType {
  @Field(() => ID, { description: 'Stable id.' })
  id: string;

  @Field(() => SanctionKindEnum, { description: 'What it is.' })
  kind: SanctionKind;

  @Field({ description: 'Since when.' })
  startsAt: Date;

  @Field(() => Date, { nullable: true, description: 'Until when; null of a warning.' })
  endsAt: Date | null;

  @Field(() => Date, { nullable: true, description: 'When a decision ended it early; else null.' })
  liftedAt: Date | null;
}
