import { Injectable } from '@nestjs/common';
import { Database, positional, type Viewer } from '@parvis/kernel';
import { visibleReviewables } from '../reviewables/reviewables.repository.js';
import type { QueueAge } from './queue-health.type.js';

export interface Backlog {
  bucket: QueueAge;
  count: number;
  oldest: Date | null;
}
export interface Decided {
  decided: number;
  medianSeconds: number | null;
  p90Seconds: number | null;
  reversed: number;
}
export interface ModeratorLoad {
  memberId: string;
  decided: number;
  act: number;
  leave: number;
  escalate: number;
  reversed: number;
  medianSeconds: number | null;
}
export interface ReasonHealth {
  code: string;
  flags: number;
  agreed: number;
  disagreed: number;
}

/** Seconds from the opening of an item to the decision on it. */
const SECONDS = 'extract(epoch from decision.decided_at - decision.opened_at)::float8';
/** To the millisecond, which is as fine as times are. */
const percentile = (share: number, filter = '') =>
  `round((percentile_cont(${share}) within group (order by ${SECONDS}) ${filter})::numeric, 3)::float8`;
const CONCLUDES = `decision.verb in ('act', 'leave')`;
const REVERSED = `exists (select 1 from decisions later
  where later.reverses_id = decision.id and later.state = 'executed')`;
/** What people decided since, and what then happened. */
const DECISIONS = `
  from decisions decision join reviewables item on item.id = decision.reviewable_id
  where decision.decided_at > :since and decision.state = 'executed'
    and not decision.is_automated and decision.decided_by_id is not null`;

/** Figures on the part of the queue that a viewer works. */
@Injectable()
export class QueueHealthRepository {
  constructor(private readonly db: Database) {}

  /** Only the buckets that hold something. */
  backlog(viewer: Viewer, now: Date): Promise<Backlog[]> {
    return this.ask<Backlog>(
      viewer,
      { now },
      (visible) => `
      select case when age < interval '1 hour' then 'under_hour'
                  when age < interval '4 hours' then 'under_four_hours'
                  when age < interval '24 hours' then 'under_day'
                  when age < interval '72 hours' then 'under_three_days'
                  else 'older' end as bucket,
             count(*)::int as count, min(opened_at) as oldest
      from (select item.opened_at, :now::timestamptz - item.opened_at as age from reviewables item
            where item.state = 'open' and ${visible}) open
      group by 1`,
    );
  }

  async decided(viewer: Viewer, since: Date): Promise<Decided> {
    const [row] = await this.ask<Decided>(
      viewer,
      { since },
      (visible) => `
      select count(*)::int as decided,
             ${percentile(0.5)} as "medianSeconds",
             ${percentile(0.9)} as "p90Seconds",
             (count(*) filter (where ${REVERSED}))::int as reversed
      ${DECISIONS} and ${CONCLUDES} and ${visible}`,
    );
    return row!;
  }

  byModerator(viewer: Viewer, since: Date): Promise<ModeratorLoad[]> {
    const how = (verb: string) => `(count(*) filter (where decision.verb = '${verb}'))::int`;
    return this.ask<ModeratorLoad>(
      viewer,
      { since },
      (visible) => `
      select decision.decided_by_id as "memberId", count(*)::int as decided,
             ${how('act')} as act, ${how('leave')} as leave, ${how('escalate')} as escalate,
             (count(*) filter (where ${REVERSED}))::int as reversed,
             ${percentile(0.5, `filter (where ${CONCLUDES})`)} as "medianSeconds"
      ${DECISIONS} and decision.verb <> 'reverse' and ${visible}
      group by decision.decided_by_id order by 2 desc, 1 limit 100`,
    );
  }

  /** Flags of members, decided since: agreed with, and disagreed with. */
  async precision(
    viewer: Viewer,
    since: Date,
  ): Promise<Pick<ReasonHealth, 'agreed' | 'disagreed'>> {
    const [row] = await this.ask<ReasonHealth>(
      viewer,
      { since },
      (visible) => `
      select (count(*) filter (where flag.state = 'agreed'))::int as agreed,
             (count(*) filter (where flag.state = 'disagreed'))::int as disagreed
      from flags flag join reviewables item on item.id = flag.reviewable_id
      where flag.decided_at > :since and flag.source = 'member' and ${visible}`,
    );
    return row!;
  }

  byReason(viewer: Viewer, since: Date): Promise<ReasonHealth[]> {
    return this.ask(
      viewer,
      { since },
      (visible) => `
      select reason.code, (count(*) filter (where flag.created_at > :since))::int as flags,
             (count(*) filter (where flag.state = 'agreed' and flag.decided_at > :since))::int
               as agreed,
             (count(*) filter (where flag.state = 'disagreed' and flag.decided_at > :since))::int
               as disagreed
      from flags flag join reviewables item on item.id = flag.reviewable_id
      join flag_reasons reason on reason.id = flag.reason_id
      where (flag.created_at > :since or flag.decided_at > :since) and ${visible}
      group by reason.code order by 2 desc, 1`,
    );
  }

  private ask<Row>(
    viewer: Viewer,
    parameters: Record<string, unknown>,
    sqlFor: (visible: string) => string,
  ): Promise<Row[]> {
    const visible = visibleReviewables(viewer, 'item');
    const [text, values] = positional({
      sql: sqlFor(visible.sql),
      parameters: { ...visible.parameters, ...parameters },
    });
    return this.db.rows(text, values);
  }
}
