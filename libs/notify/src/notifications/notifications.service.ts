import { Injectable } from '@nestjs/common';
import {
  Broadcast,
  Clock,
  Database,
  invalid,
  isUuid,
  type Page,
  type PageRequest,
  Scheduled,
  type SignedInViewer,
  signedIn,
  type Viewer,
} from '@parvis/kernel';
import { NOTIFICATIONS_HINT } from './notices.service.js';
import { KEPT_READ_DAYS, type Notification } from './notification.entity.js';
import { notificationPolicy } from './notification.policy.js';
import { NotificationSubjects, type Subject } from './notification-subjects.repository.js';
import { NotificationsRepository } from './notifications.repository.js';

/** More unread ones than this are not counted. */
export const UNREAD_MAX = 100;
export const MARKED_MAX = 100;
/** Pages looked through for one that is full; so many hidden ones in a row end the list. */
const ROUNDS_MAX = 10;
const DAY_MS = 24 * 3_600_000;

/** A notification with what it is about. */
export interface ShownNotification extends Notification {
  subject: Subject;
}

/** What a member reads of what he was told. */
@Injectable()
export class NotificationsService {
  constructor(
    private readonly db: Database,
    private readonly notifications: NotificationsRepository,
    private readonly subjects: NotificationSubjects,
    private readonly broadcast: Broadcast,
    private readonly clock: Clock,
  ) {}

  /** What the viewer may no longer see is passed over, and the page filled with what follows. */
  async page(viewer: SignedInViewer, request: PageRequest): Promise<Page<ShownNotification>> {
    const { first } = request;
    const shown: ShownNotification[] = [];
    let page = await this.notifications.page(viewer.memberId, request);
    const { cursorOf } = page;
    for (let round = 1; ; round++) {
      shown.push(...(await this.visible(viewer, page.rows)));
      if (shown.length >= first || !page.hasNextPage || round === ROUNDS_MAX) break;
      const after = cursorOf(page.rows.at(-1)!);
      page = await this.notifications.page(viewer.memberId, { first, after });
    }
    const rows = shown.slice(0, first);
    const hasNextPage = rows.length > 0 && (page.hasNextPage || shown.length > first);
    return { rows, hasNextPage, cursorOf };
  }

  /** Unread ones that he may see, at most a hundred; one statement when there are none. */
  async unreadCount(viewer: SignedInViewer): Promise<number> {
    const unread = await this.notifications.unread(viewer.memberId, UNREAD_MAX);
    return (await this.visible(viewer, unread)).length;
  }

  /** Marks some, or all with null; ids of others are passed over. */
  async markRead(viewer: Viewer, ids: readonly string[] | null): Promise<SignedInViewer> {
    const member = signedIn(viewer);
    if (ids && ids.length > MARKED_MAX) throw invalid({ ids: 'too_many' }, { max: MARKED_MAX });
    const known = ids?.filter(isUuid) ?? null;
    await this.db.tx(async () => {
      const { memberId } = member;
      const marked = await this.notifications.markRead(memberId, known, this.clock.now());
      // His other windows show the count as well.
      if (marked > 0) await this.broadcast.send(NOTIFICATIONS_HINT, memberId);
    });
    return member;
  }

  @Scheduled('23 4 * * *')
  async purge(): Promise<void> {
    const until = new Date(this.clock.now().getTime() - KEPT_READ_DAYS * DAY_MS);
    while ((await this.notifications.purge(until)) > 0);
  }

  private async visible(
    viewer: SignedInViewer,
    rows: readonly Notification[],
  ): Promise<ShownNotification[]> {
    const subjects = await this.subjects.of(rows);
    return rows.flatMap((row) => {
      const subject = subjects.get(row.id) ?? null;
      return notificationPolicy.see(viewer, subject) ? [] : [{ ...row, subject: subject! }];
    });
  }
}
