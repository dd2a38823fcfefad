import { Injectable } from '@nestjs/common';
import { Database, uuidv7 } from '@parvis/kernel';
import { SUBSCRIPTION_LEVELS, type SubscriptionLevel } from './subscription.entity.js';

/** What can be subscribed to; each has its column. */
export type SubscriptionSubject = 'room' | 'thread' | 'tag' | 'member';

const COLUMN: Record<SubscriptionSubject, string> = {
  room: 'room_id',
  thread: 'thread_id',
  tag: 'tag_id',
  member: 'followed_member_id',
};

@Injectable()
export class SubscriptionsRepository {
  constructor(private readonly db: Database) {}

  /** Whether the level changed. */
  async set(
    memberId: string,
    subject: SubscriptionSubject,
    subjectId: string,
    level: SubscriptionLevel,
  ): Promise<boolean> {
    const column = COLUMN[subject];
    const changed = await this.db.rows(
      `insert into subscriptions (id, member_id, ${column}, level) values ($1, $2, $3, $4)
       on conflict (member_id, ${column}) do update set level = excluded.level
       where subscriptions.level <> excluded.level returning 1`,
      [uuidv7(), memberId, subjectId, level],
      `subscription-set-${subject}`,
    );
    return changed.length > 0;
  }

  /** Whether there was one. */
  async delete(
    memberId: string,
    subject: SubscriptionSubject,
    subjectId: string,
  ): Promise<boolean> {
    const gone = await this.db.rows(
      `delete from subscriptions where member_id = $1 and ${COLUMN[subject]} = $2 returning 1`,
      [memberId, subjectId],
    );
    return gone.length > 0;
  }

  /** How many members he follows, counted up to `max`. */
  async countMembers(memberId: string, max: number): Promise<number> {
    const rows = await this.db.rows(
      `select 1 from subscriptions
       where member_id = $1 and followed_member_id is not null limit $2`,
      [memberId, max],
    );
    return rows.length;
  }

  /** The member's levels for those subjects that he has one for. */
  levelsOf(
    memberId: string,
    subject: SubscriptionSubject,
    ids: readonly string[],
  ): Promise<{ id: string; level: SubscriptionLevel }[]> {
    const column = COLUMN[subject];
    return this.db.rows(
      `select ${column} as id, level from subscriptions
       where member_id = $1 and ${column} = any($2)`,
      [memberId, ids],
      `subscription-levels-${subject}`,
    );
  }

  /** Whoever follows one follows the other instead; of two levels the higher one stays. */
  async move(subject: SubscriptionSubject, fromId: string, intoId: string): Promise<void> {
    const column = COLUMN[subject];
    const levels = [fromId, intoId, SUBSCRIPTION_LEVELS];
    await this.db.rows(
      `update subscriptions own set level = other.level from subscriptions other
       where own.${column} = $2 and other.${column} = $1 and own.member_id = other.member_id
         and array_position($3::text[], other.level) < array_position($3::text[], own.level)`,
      levels,
    );
    await this.db.rows(
      `delete from subscriptions other using subscriptions own
       where other.${column} = $1 and own.${column} = $2 and own.member_id = other.member_id`,
      [fromId, intoId],
    );
    await this.db.rows(`update subscriptions set ${column} = $2 where ${column} = $1`, [
      fromId,
      intoId,
    ]);
  }
}
