import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { words } from '@parvis/kernel';
import { VERIFIER_LABELS, type VerifierLabel } from './answer-verification.entity.js';

export const VerifierLabelEnum = words(VERIFIER_LABELS);
registerEnumType(VerifierLabelEnum, {
  name: 'VerifierLabel',
  description: 'As whom somebody verified an answer.',
});

@ObjectType('AnswerVerification', {
  description: 'That an expert of the room or a tag, or staff, says that an answer is right.',
})
export class AnswerVerificationType {
  @Field(() => VerifierLabelEnum, { description: 'As whom, at that time.' })
  label: VerifierLabel;

  @Field({ description: 'When.' })
  createdAt: Date;
}
