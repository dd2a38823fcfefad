import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { words } from '@parvis/kernel';
import { REACTION_KINDS, type ReactionKind } from './reaction.entity.js';

export const ReactionKindEnum = words(REACTION_KINDS);
registerEnumType(ReactionKindEnum, {
  name: 'ReactionKind',
  description: 'What a member says to a post without writing.',
});

@ObjectType('ReactionCount', { description: 'How often a post got one kind of reaction.' })
export class ReactionCountType {
  @Field(() => ReactionKindEnum, { description: 'The kind.' })
  kind: ReactionKind;

  @Field(() => Int, { description: 'How many members gave it, imported ones included.' })
  count: number;
}
