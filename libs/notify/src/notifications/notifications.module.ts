import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ForumModule } from '@parvis/forum';
import { ModerationModule } from '@parvis/moderation';
import { DuplicateNotices } from './duplicate-notices.service.js';
import { ExpertNotices } from './expert-notices.service.js';
import { ModerationNotices } from './moderation-notices.service.js';
import { Notices } from './notices.service.js';
import { Notification } from './notification.entity.js';
import { NotificationSubjects } from './notification-subjects.repository.js';
import { NotificationSubjectsResolver } from './notification-subjects.resolver.js';
import { NotificationsRepository } from './notifications.repository.js';
import { NotificationsResolver } from './notifications.resolver.js';
import { NotificationsService } from './notifications.service.js';
import { Recipients } from './recipients.repository.js';

@Module({
  imports: [TypeOrmModule.forFeature([Notification]), ForumModule, ModerationModule],
  providers: [
    NotificationsRepository,
    NotificationSubjects,
    Recipients,
    Notices,
    ModerationNotices,
    ExpertNotices,
    DuplicateNotices,
    NotificationsService,
    NotificationsResolver,
    NotificationSubjectsResolver,
  ],
  exports: [Notices, NotificationsService],
})
export class NotificationsModule {}
