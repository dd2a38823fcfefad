import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { words } from '@parvis/kernel';
import { APPEAL_STATES, type AppealState } from './appeal.entity.js';

export const AppealStateEnum = words(APPEAL_STATES);
registerEnumType(AppealStateEnum, {
  name: 'AppealState',
  description: 'Open; granted, which ended the restriction; or rejected.',
});

@ObjectType('Appeal', { description: 'A member contests a statement of reasons.' })
export class AppealType {
  @Field(() => ID, { description: 'Stable id.' })
  id: string;

  @Field(() => AppealStateEnum, { description: 'Whether and how it was decided.' })
  state: AppealState;

  @Field({ description: 'When it was opened.' })
  openedAt: Date;

  @Field(() => Date, { nullable: true, description: 'When it was decided; null while it is open.' })
  decidedAt: Date | null;
}

@ObjectType('AppealMessage', { description: 'One message of the dialogue on an appeal.' })
export class AppealMessageType {
  @Field(() => ID, { description: 'Stable id.' })
  id: string;

  @Field({ description: 'Whether it is from staff; else from the member who appeals.' })
  isStaff: boolean;

  @Field({ description: 'Plain text, at most 4,000 characters.' })
  body: string;

  @Field({ description: 'When it was written.' })
  createdAt: Date;
}

@ObjectType({ description: 'The appeal as it is after the change.' })
export class AppealPayload {
  @Field(() => AppealType, { description: 'The appeal.' })
  appeal: AppealType;
}
