import { Injectable } from '@nestjs/common';
import {
  Cursors,
  Database,
  type KeysetOrder,
  keysetPage,
  type Page,
  type PageRequest,
  uuidv7,
} from '@parvis/kernel';
import { Notification, type NotificationKind, SUBJECT_OF } from './notification.entity.js';

const NEWEST_FIRST: KeysetOrder<Notification> = {
  list: 'notifications',
  direction: 'DESC',
  columns: [
    { sql: 'notification.createdAt', read: (row) => row.createdAt },
    { sql: 'notification.id', read: (row) => row.id },
  ],
};

const PURGE_BATCH = 10_000;

/** One row to be written: to whom, and of what. */
export interface Notice {
  memberId: string;
  subjectId: string;
}

@Injectable()
export class NotificationsRepository {
  constructor(
    private readonly db: Database,
    private readonly cursors: Cursors,
  ) {}

  /** Writes what is not there yet, in one statement; answers whom it told anew. */
  async insert(
    kind: NotificationKind,
    eventId: string,
    notices: readonly Notice[],
    at: Date,
  ): Promise<string[]> {
    const rows = await this.db.rows<{ memberId: string }>(
      `insert into notifications (id, member_id, kind, subject_kind, subject_id, event_id, created_at)
       select given.id, member.id, $1, $2, given.subject_id, $3, $4
       from unnest($5::uuid[], $6::uuid[], $7::uuid[]) as given (id, member_id, subject_id)
       join members member on member.id = given.member_id and member.erased_at is null
       on conflict (member_id, kind, event_id) do nothing
       returning member_id as "memberId"`,
      [
        kind,
        SUBJECT_OF[kind],
        eventId,
        at,
        notices.map(() => uuidv7(at.getTime())),
        notices.map(({ memberId }) => memberId),
        notices.map(({ subjectId }) => subjectId),
      ],
      'notifications-insert',
    );
    return rows.map(({ memberId }) => memberId);
  }

  page(memberId: string, request: PageRequest): Promise<Page<Notification>> {
    const query = this.db.manager
      .createQueryBuilder(Notification, 'notification')
      .where('notification.memberId = :memberId', { memberId });
    return keysetPage(query, NEWEST_FIRST, request, this.cursors);
  }

  /** The latest unread ones, at most so many. */
  unread(memberId: string, limit: number): Promise<Notification[]> {
    return this.db.read(
      `select id, member_id as "memberId", kind, subject_kind as "subjectKind",
         subject_id as "subjectId", event_id as "eventId", created_at as "createdAt",
         read_at as "readAt"
       from notifications where member_id = $1 and read_at is null
       order by created_at desc, id desc limit $2`,
      [memberId, limit],
      'notifications-unread',
    );
  }

  /** Of `ids`, or of all of them with null; only the member's own. Answers how many it changed. */
  async markRead(memberId: string, ids: readonly string[] | null, at: Date): Promise<number> {
    const rows = await this.db.rows(
      `update notifications set read_at = $2
       where member_id = $1 and read_at is null and ($3::uuid[] is null or id = any($3))
       returning 1`,
      [memberId, at, ids],
    );
    return rows.length;
  }

  /** Deletes those read before `until`, a bounded number at a time; answers how many. */
  async purge(until: Date): Promise<number> {
    const rows = await this.db.rows(
      `delete from notifications where id in (
         select id from notifications where read_at < $1 limit ${PURGE_BATCH}) returning 1`,
      [until],
    );
    return rows.length;
  }
}
