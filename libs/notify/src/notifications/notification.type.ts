import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, words } from '@parvis/kernel';
import { NOTIFICATION_KINDS, type NotificationKind } from './notification.entity.js';

export const NotificationKindEnum = words(NOTIFICATION_KINDS);
registerEnumType(NotificationKindEnum, {
  name: 'NotificationKind',
  description: 'Why somebody is told something; later releases add kinds.',
});

@ObjectType('Notification', {
  description: 'That something happened which concerns the viewer; shown while he may know of it.',
})
export class NotificationType {
  @Field(() => ID, { description: 'Stable id.' })
  id: string;

  @Field(() => NotificationKindEnum, { description: 'What happened.' })
  kind: NotificationKind;

  @Field({ description: 'When he was told.' })
  createdAt: Date;

  @Field(() => Date, { nullable: true, description: 'When he read it; null while he has not.' })
  readAt: Date | null;
}

export const NotificationConnection = connectionOf(NotificationType);

@ObjectType({ description: 'What is left to read.' })
export class NotificationsMarkReadPayload {
  @Field(() => Int, { description: 'How many he has not read, counted up to 100.' })
  unreadNotificationCount: number;
}
