import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { words } from '@parvis/kernel';
import type { ActionKind } from '../reviewables/possible-actions.js';
import { ReviewActionKindEnum } from '../reviewables/reviewable.type.js';
import type { Restriction } from '../statements/statement.entity.js';
import { RestrictionEnum } from '../statements/statement.type.js';
import { DECISION_STATES, type DecisionState, VERBS, type Verb } from './decision.entity.js';

export const VerbEnum = words(VERBS);
registerEnumType(VerbEnum, {
  name: 'Verb',
  description:
    'The same on every item: `act` ends with the content restricted, `leave` unrestricted, `escalate` hands it to somebody above; `reverse` takes an earlier decision back.',
});

export const DecisionStateEnum = words(DECISION_STATES);
registerEnumType(DecisionStateEnum, {
  name: 'DecisionState',
  description: 'Waiting while it can be undone; then executed, unless undone or made void.',
});

@ObjectType('DecisionAction', { description: 'One thing that an `act` does.' })
export class DecisionActionType {
  @Field(() => ReviewActionKindEnum, { description: 'What.' })
  kind: ActionKind;

  @Field(() => Int, { nullable: true, description: 'For how many hours; null without end.' })
  hours: number | null;
}

@ObjectType('Decision', { description: 'What somebody, or a rule, decided on a reviewable.' })
export class DecisionType {
  @Field(() => ID, { description: 'Stable id.' })
  id: string;

  @Field(() => VerbEnum, { description: 'What was said.' })
  verb: Verb;

  @Field(() => [DecisionActionType], { description: 'What acting consists of, in order.' })
  actions: DecisionActionType[];

  @Field({ description: 'What it rests on, in the words of whoever decided; may be empty.' })
  facts: string;

  @Field({ description: 'Whether a rule decided.' })
  isAutomated: boolean;

  @Field(() => DecisionStateEnum, { description: 'Whether it took effect.' })
  state: DecisionState;

  @Field(() => String, {
    nullable: true,
    description: 'Why it is void: `content_changed`, `target_gone` or `no_longer_possible`.',
  })
  voidReason: string | null;

  @Field({ description: 'When it was taken.' })
  decidedAt: Date;

  @Field({ description: 'When it takes effect; until then it can be undone.' })
  executeAfter: Date;

  @Field(() => Date, {
    nullable: true,
    description: 'When it took effect, was undone or became void; null while it waits.',
  })
  settledAt: Date | null;

  @Field(() => ID, { nullable: true, description: 'The decision that a `reverse` takes back.' })
  reversesId: string | null;
}

@ObjectType('StatementPreview', { description: 'What a member would be told, to the letter.' })
export class StatementPreviewType {
  @Field(() => RestrictionEnum, { description: 'What would be done.' })
  restriction: Restriction;

  @Field({ description: 'The first line.' })
  title: string;

  @Field({ description: 'Plain text; empty lines part its paragraphs.' })
  body: string;

  @Field({ description: 'The member’s language, as two letters.' })
  language: string;
}
