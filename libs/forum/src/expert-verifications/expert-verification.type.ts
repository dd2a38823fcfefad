import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { MemberType } from '@parvis/identity';
import { connectionOf, words } from '@parvis/kernel';
import { VERIFICATION_STATES } from './expert-verification.entity.js';

export const VerificationStateEnum = words(VERIFICATION_STATES);
registerEnumType(VerificationStateEnum, {
  name: 'ExpertVerificationState',
  description: 'Whether a verification of an expert holds.',
  valuesMap: {
    active: { description: 'It holds now.' },
    ended: { description: 'It expired or was ended early.' },
  },
});

@ObjectType('ExpertVerification', {
  description: 'That the brand vouches for a member in a tag or a room, until a moment.',
})
export class ExpertVerificationType {
  @Field(() => ID, { description: 'Stable id.' })
  id: string;

  @Field({ description: 'Since when.' })
  createdAt: Date;

  @Field({ description: 'Until when, at most two years; from then on it holds no more.' })
  until: Date;

  @Field(() => Date, { nullable: true, description: 'When it ended, early or by its time.' })
  endedAt: Date | null;
}

export const ExpertVerificationConnection = connectionOf(ExpertVerificationType);

@InputType({ description: 'Whom the brand verifies, in what and until when.' })
export class ExpertVerifyInput {
  @Field(() => ID, { description: 'The member.' })
  memberId: string;

  @Field(() => ID, { nullable: true, description: 'The tag; either this or a room.' })
  tagId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The room; either this or a tag.' })
  roomId?: string | null;

  @Field({ description: 'Until when: later than now, at most two years ahead.' })
  until: Date;

  @Field(() => String, {
    nullable: true,
    description: 'Why, for those who verify alone; at most 500 characters.',
  })
  note?: string | null;
}

@ObjectType({ description: 'The verification and its member after the change.' })
export class ExpertVerificationPayload {
  @Field(() => ExpertVerificationType, { description: 'The verification.' })
  verification: ExpertVerificationType;

  @Field(() => MemberType, { description: 'The member.' })
  member: MemberType;
}
