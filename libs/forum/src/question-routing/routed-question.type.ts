import { Field, Float, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, words } from '@parvis/kernel';
import { ROUTED_QUESTION_STATES, type RoutedQuestionState } from './routed-question.entity.js';

export const RoutedQuestionStateEnum = words(ROUTED_QUESTION_STATES);
registerEnumType(RoutedQuestionStateEnum, {
  name: 'RoutedQuestionState',
  description: 'What became of the offer of a question.',
  valuesMap: {
    offered: { description: 'It waits for him.' },
    declined: { description: 'He passed it on.' },
    answered: { description: 'He replied.' },
    expired: { description: 'Somebody else replied, or it needs no answer any more.' },
  },
});

@ObjectType('RoutedQuestion', {
  description: 'An unanswered question that was offered to the viewer because he knows of it.',
})
export class RoutedQuestionType {
  @Field(() => ID, { description: 'Stable id.' })
  id: string;

  @Field(() => RoutedQuestionStateEnum, { description: 'What became of it.' })
  state: RoutedQuestionState;

  @Field({ description: 'When it was offered.' })
  createdAt: Date;
}

@ObjectType('RoutingReason', { description: 'Why a question was offered to somebody.' })
export class RoutingReasonType {
  @Field(() => Float, { description: 'His score in the tag or room then, 0 to 1.' })
  score: number;
}

export const RoutedQuestionConnection = connectionOf(RoutedQuestionType);

@ObjectType({ description: 'The offer after the change.' })
export class RoutedQuestionPayload {
  @Field(() => RoutedQuestionType, { description: 'The offer.' })
  routedQuestion: RoutedQuestionType;
}
