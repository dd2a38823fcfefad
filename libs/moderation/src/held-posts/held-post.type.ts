import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, words } from '@parvis/kernel';
import {
  HELD_POST_KINDS,
  HELD_POST_STATES,
  type HeldPostKind,
  type HeldPostState,
  HOLD_RULES,
  type HoldRule,
} from './held-post.entity.js';

export const HeldPostKindEnum = words(HELD_POST_KINDS);
registerEnumType(HeldPostKindEnum, {
  name: 'HeldPostKind',
  description: 'What was sent: a thread, a reply, or a new text of a post that stands.',
});
export const HeldPostStateEnum = words(HELD_POST_STATES);
registerEnumType(HeldPostStateEnum, {
  name: 'HeldPostState',
  description: 'Whether it waits, was published or refused by staff, or taken back by its author.',
});
export const HoldRuleEnum = words(HOLD_RULES);
registerEnumType(HoldRuleEnum, {
  name: 'HoldRule',
  description: 'Which rule held it; `docs/moderation.md` says when each does.',
});

@ObjectType('HoldHit', { description: 'A rule that held a text.' })
export class HoldHitType {
  @Field(() => HoldRuleEnum, { description: 'The rule.' })
  rule: HoldRule;

  @Field(() => String, {
    nullable: true,
    description: 'What it found, such as a word; for those who moderate the room.',
  })
  detail: string | null;
}

@ObjectType('HeldPost', {
  description: 'What a member wrote and only he and staff read until it is decided.',
})
export class HeldPostType {
  @Field(() => ID, { description: 'Stable id.' })
  id: string;

  @Field(() => HeldPostKindEnum, { description: 'What was sent.' })
  kind: HeldPostKind;

  @Field(() => HeldPostStateEnum, { description: 'What became of it.' })
  state: HeldPostState;

  @Field(() => String, { nullable: true, description: 'The title, of a thread or a new one.' })
  title: string | null;

  @Field({ description: 'Its text as it would stand: sanitised HTML.' })
  bodyHtml: string;

  @Field({ description: 'Its text as it was written, changed where rules censor words.' })
  bodyMarkdown: string;

  @Field(() => Date, { description: 'When it was sent.' })
  createdAt: Date;

  @Field(() => Date, { nullable: true, description: 'When it was decided or taken back.' })
  settledAt: Date | null;
}

@ObjectType({ description: 'The held text as it is after the change.' })
export class HeldPostPayload {
  @Field(() => HeldPostType, { description: 'The held text.' })
  heldPost: HeldPostType;
}

export const HeldPostConnection = connectionOf(HeldPostType, 'HeldPost');
