import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';

export interface Surge {
  openingId: string;
  replies: number;
  /** Replies of ten minutes in the whole room, on the average of 30 days. */
  normal: number;
}

export const SURGE_MINUTES = 10;
/** A thread that stays busy is flagged once an hour. */
const AGAIN_MINUTES = 60;
/** So many at once are one event; the next run takes the others. */
const MOST = 50;
/** Windows of ten minutes in the 30 days that `month_post_count` counts. */
const WINDOWS = (30 * 24 * 60) / SURGE_MINUTES;

@Injectable()
export class SurgesRepository {
  constructor(private readonly db: Database) {}

  /** Open threads that draw far more replies than their rooms are used to, the busiest first. */
  find(now: Date, factor: number, minimum: number): Promise<Surge[]> {
    return this.db.rows(
      `with busy as (
         select post.thread_id, count(*)::int as replies from posts post
         where post.created_at > $1::timestamptz - interval '${SURGE_MINUTES} minutes'
           and post.created_at <= $1 and post.number > 1
           and post.withdrawn_at is null and post.removed_at is null
         group by post.thread_id having count(*) >= $3)
       select opening.id as "openingId", busy.replies,
              room.month_post_count / ${WINDOWS}.0::float8 as normal
       from busy join threads thread on thread.id = busy.thread_id
       join rooms room on room.id = thread.room_id
       join posts opening on opening.thread_id = thread.id and opening.number = 1
       where thread.state = 'open' and thread.withdrawn_at is null and thread.removed_at is null
         and busy.replies > $2 * room.month_post_count / ${WINDOWS}.0::float8
         and not exists (
           select 1 from reviewables item join flags flag on flag.reviewable_id = item.id
           join flag_reasons reason on reason.id = flag.reason_id
           where item.target_kind = 'post' and item.target_id = opening.id
             and reason.code = 'surge'
             and flag.created_at > $1::timestamptz - interval '${AGAIN_MINUTES} minutes')
       order by busy.replies desc limit ${MOST}`,
      [now, factor, minimum],
    );
  }
}
