import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { ActionKind } from '../reviewables/possible-actions.js';
import { ReviewActionKindEnum, ReviewableType } from '../reviewables/reviewable.type.js';
import type { Verb } from './decision.entity.js';
import { DecisionType, VerbEnum } from './decision.type.js';

@InputType({ description: 'One thing that acting does.' })
export class DecisionActionInput {
  @Field(() => ReviewActionKindEnum, { description: 'What; see `possibleActions`.' })
  kind: ActionKind;

  @Field(() => Int, {
    nullable: true,
    description:
      '24, 72, 168 or 720 for `silence` and `suspend`; 1 to 8,760 for `lock`, or none for no end.',
  })
  hours?: number | null;
}

@InputType({ description: 'A decision on what was read.' })
export class DecisionInput {
  @Field(() => VerbEnum, { description: '`act`, `leave` or `escalate`.' })
  verb: Verb;

  @Field(() => Int, { description: 'The version of the reviewable that was read.' })
  version: number;

  @Field({ description: 'The content hash of the reviewable that was read.' })
  contentHash: string;

  @Field(() => [DecisionActionInput], {
    nullable: true,
    description: 'What acting consists of, in order; of `act` alone, which needs at least one.',
  })
  actions?: DecisionActionInput[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'A clause of the charter in force; needed wherever something is restricted.',
  })
  clauseCode?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What it rests on, told to the member as it stands; at most 1,000 characters.',
  })
  facts?: string | null;

  @Field(() => String, { nullable: true, description: 'For staff alone, kept with the case.' })
  note?: string | null;
}

@InputType({ description: 'A decision on one of many reviewables.' })
export class BulkDecisionInput extends DecisionInput {
  @Field(() => ID, { description: 'The reviewable.' })
  id: string;
}

@InputType({ description: 'Why a decision is taken back.' })
export class DecisionReverseInput {
  @Field(() => String, { nullable: true, description: 'For staff; at most 1,000 characters.' })
  facts?: string | null;
}

@ObjectType({ description: 'A decision and its case as they are now.' })
export class DecisionPayload {
  @Field(() => DecisionType, { description: 'The decision.' })
  decision: DecisionType;

  @Field(() => ReviewableType, { description: 'The case.' })
  reviewable: ReviewableType;
}

@ObjectType({ description: 'What became of one of many decisions.' })
export class BulkDecisionResult {
  @Field(() => ID, { description: 'The reviewable.' })
  id: string;

  @Field(() => DecisionType, { nullable: true, description: 'The decision; null when refused.' })
  decision: DecisionType | null;

  @Field(() => String, { nullable: true, description: 'Code of the refusal, such as `CONFLICT`.' })
  error: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was refused, as a stable word.' })
  reason: string | null;
}

@ObjectType({ description: 'What became of each, in the order given.' })
export class BulkDecisionPayload {
  @Field(() => [BulkDecisionResult], { description: 'One result for each input.' })
  results: BulkDecisionResult[];
}
