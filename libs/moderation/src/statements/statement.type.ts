import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, words } from '@parvis/kernel';
import { RESTRICTIONS, type Restriction } from './statement.entity.js';

export const RestrictionEnum = words(RESTRICTIONS);
registerEnumType(RestrictionEnum, {
  name: 'Restriction',
  description: 'What was done to a post, a thread, a held post or a member.',
});

@ObjectType('Statement', {
  description: 'What a member is told of a restriction: what, why, for how long, what he can do.',
})
export class StatementType {
  @Field(() => ID, { description: 'Stable id.' })
  id: string;

  @Field(() => Int, { description: 'What people call it, from 1.' })
  number: number;

  @Field(() => RestrictionEnum, { description: 'What was done.' })
  restriction: Restriction;

  @Field({ description: 'Its first line, in the language of the statement.' })
  title: string;

  @Field({ description: 'Plain text; empty lines part its paragraphs.' })
  body: string;

  @Field({ description: 'The member’s language when it was written, as two letters.' })
  language: string;

  @Field({ description: 'What it rests on, in the words of staff; empty lets the content speak.' })
  facts: string;

  @Field({ description: 'Whether nobody had flagged it and no rule had found it.' })
  isOwnInitiative: boolean;

  @Field({ description: 'Whether a rule had found it.' })
  isAutomatedDetection: boolean;

  @Field({ description: 'Whether no person took the decision.' })
  isAutomatedDecision: boolean;

  @Field({ description: 'Since when the restriction holds.' })
  startsAt: Date;

  @Field(() => Date, { nullable: true, description: 'When it ends; null when no end is set.' })
  endsAt: Date | null;

  @Field(() => Date, { nullable: true, description: 'When a decision ended it early; else null.' })
  liftedAt: Date | null;

  @Field({ description: 'Until when the member may appeal: six months.' })
  appealUntil: Date;

  @Field({ description: 'When it was issued.' })
  createdAt: Date;
}

export const StatementConnection = connectionOf(StatementType);
