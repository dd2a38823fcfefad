import { Module } from '@nestjs/common';
import { NotificationsModule } from './notifications/notifications.module.js';

const features = [NotificationsModule];

/** Tells members on the site what concerns them. */
@Module({ imports: features, exports: features })
export class NotifyModule {}
