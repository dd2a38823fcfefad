import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '@parvis/kernel';

@ObjectType('Expertise', {
  description:
    'What the answers of a member are worth in a tag or a room. Tags count what is in public rooms alone.',
})
export class ExpertiseType {
  @Field(() => Float, {
    description:
      'From 0 to 1: lower bound of the Wilson interval of how his answers were judged, recent judgements counting more. See docs/experts.md.',
  })
  score: number;

  @Field(() => Int, { description: 'Standing replies of his to questions of others.' })
  answers: number;

  @Field(() => Int, { description: 'Those of them that were chosen as answers.' })
  accepted: number;

  @Field(() => Int, { description: 'Those of them that experts or staff verified.' })
  verified: number;

  @Field(() => Int, { description: 'Votes up on them.' })
  upVotes: number;

  @Field(() => Int, { description: 'Votes down on them.' })
  downVotes: number;

  @Field(() => Date, { nullable: true, description: 'Until when the brand verified him in it.' })
  verifiedUntil: Date | null;
}

@ObjectType('Expert', { description: 'A member of a directory of experts.' })
export class ExpertType {
  @Field(() => Float, { description: 'What he is worth in what the directory is of, 0 to 1.' })
  score: number;

  @Field(() => Date, {
    nullable: true,
    description: 'Until when the brand verified him in it; of several the latest.',
  })
  verifiedUntil: Date | null;
}

@ObjectType('ExpertiseFormula', {
  description: 'What expertise is computed with; docs/experts.md holds the formula.',
})
export class ExpertiseFormulaType {
  @Field(() => Int, { description: 'Days after which a judgement counts half.' })
  halfLifeDays: number;

  @Field(() => Float, { description: 'Scores below are not shown as expertise.' })
  minimumScore: number;

  @Field(() => Float, { description: 'Width of the interval in standard deviations: 95 %.' })
  z: number;

  @Field(() => Int, { description: 'How many votes up being chosen as the answer is worth.' })
  acceptedWeight: number;

  @Field(() => Int, { description: 'How many votes up a verification is worth.' })
  verifiedWeight: number;
}

export const ExpertConnection = connectionOf(ExpertType);
