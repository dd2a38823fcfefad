import { Field, Int, ObjectType } from '@nestjs/graphql';
import { MemberType } from '@parvis/identity';

@ObjectType('TrustThreshold', {
  description: 'What a trust level asks for; how it is computed stands in `docs/moderation.md`.',
})
export class TrustThresholdType {
  @Field(() => Int, { description: 'The level, 1 to 3; 4 is given by hand.' })
  level: number;

  @Field(() => Int, { description: 'Days on which he read a thread, at least.' })
  daysVisited: number;

  @Field(() => Int, { description: 'Threads he read, each once a day, at least.' })
  threadsRead: number;

  @Field(() => Int, { description: 'Threads in which he replied, at least.' })
  threadsReplied: number;

  @Field(() => Int, { description: 'Answers of his that were chosen, at least.' })
  answersAccepted: number;

  @Field(() => Int, { description: 'Reactions of others to his posts, at least.' })
  reactionsReceived: number;

  @Field(() => Int, { description: 'Flags against him that staff agreed with, at most.' })
  flagsAgreedAgainst: number;
}

@ObjectType({ description: 'The member with the level he has now.' })
export class MemberTrustPayload {
  @Field(() => MemberType, { description: 'The member.' })
  member: MemberType;
}
