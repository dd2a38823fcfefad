import { Injectable } from '@nestjs/common';
import { Broadcast, Clock, Database } from '@parvis/kernel';
import type { NotificationKind } from './notification.entity.js';
import { type Notice, NotificationsRepository } from './notifications.repository.js';

/** Topic of the live hint that a member has something new to read; the id is his. */
export const NOTIFICATIONS_HINT = 'notifications';

/** The one door through which members are told. Channels other than the site's join here. */
@Injectable()
export class Notices {
  constructor(
    private readonly db: Database,
    private readonly notifications: NotificationsRepository,
    private readonly broadcast: Broadcast,
    private readonly clock: Clock,
  ) {}

  /** Idempotent by member, kind and event; a member who is gone is told nothing. */
  async tell(kind: NotificationKind, eventId: string, notices: readonly Notice[]): Promise<void> {
    if (notices.length === 0) return;
    await this.db.tx(async () => {
      const told = await this.notifications.insert(kind, eventId, notices, this.clock.now());
      if (told.length === 0) return;
      await this.broadcast.sendAll(told.map((id) => ({ topic: NOTIFICATIONS_HINT, id })));
    });
  }
}
