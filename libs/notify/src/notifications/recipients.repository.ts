import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';
import type { ReviewableLevel } from '@parvis/moderation';

/** Whom an event concerns, where it does not say so itself. */
@Injectable()
export class Recipients {
  constructor(private readonly db: Database) {}

  /** Staff of the site who decide at a level; suspended ones do not. */
  async staffOf(level: ReviewableLevel, now: Date): Promise<string[]> {
    const roles = level === 2 ? ['admin'] : ['moderator', 'admin'];
    return this.ids(
      `select id from members where role = any($1) and erased_at is null
         and (suspended_until is null or suspended_until <= $2)`,
      [roles, now],
    );
  }

  /** Who took the decision that an appeal contests: he may not decide on it. */
  async decidersOf(statementId: string): Promise<string[]> {
    return this.ids(
      `select decision.decided_by_id as id from statements statement
       join decisions decision on decision.id = statement.decision_id
       where statement.id = $1 and decision.decided_by_id is not null`,
      [statementId],
    );
  }

  /** Staff who answered in an appeal, and whoever reserved it. */
  async staffIn(appealId: string): Promise<string[]> {
    return this.ids(
      `select author_id as id from appeal_messages
       where appeal_id = $1 and is_staff and author_id is not null
       union select claimed_by_id from reviewables
       where target_kind = 'appeal' and target_id = $1 and claimed_by_id is not null`,
      [appealId],
    );
  }

  /** Those who want to hear of a thread. */
  async followersOf(threadId: string): Promise<string[]> {
    return this.ids(
      `select member_id as id from subscriptions
       where thread_id = $1 and level in ('watching', 'tracking')`,
      [threadId],
    );
  }

  private async ids(text: string, values: unknown[]): Promise<string[]> {
    return (await this.db.rows<{ id: string }>(text, values)).map(({ id }) => id);
  }
}
