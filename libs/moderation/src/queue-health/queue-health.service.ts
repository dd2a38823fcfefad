import { Injectable } from '@nestjs/common';
import { Clock, ensure, invalid, type Viewer } from '@parvis/kernel';
import { reviewablePolicy } from '../reviewables/reviewable.policy.js';
import { QueueHealthRepository } from './queue-health.repository.js';
import { QUEUE_AGES } from './queue-health.type.js';

export const DAYS_MAX = 365;
const DAY_MS = 86_400_000;

/** Backlog, pace and quality of the queue; room moderators read those of their rooms. */
@Injectable()
export class QueueHealthService {
  constructor(
    private readonly health: QueueHealthRepository,
    private readonly clock: Clock,
  ) {}

  /** Over the last so many days, 1 to 365; the backlog is that of now. */
  async read(viewer: Viewer, days: number) {
    ensure(reviewablePolicy.work(viewer));
    if (days < 1) throw invalid({ days: 'too_small' });
    if (days > DAYS_MAX) throw invalid({ days: 'too_large' });
    const now = this.clock.now();
    const since = new Date(now.getTime() - days * DAY_MS);
    const [open, { reversed, ...decided }, flags, byModerator, byReason] = await Promise.all([
      this.health.backlog(viewer, now),
      this.health.decided(viewer, since),
      this.health.precision(viewer, since),
      this.health.byModerator(viewer, since),
      this.health.byReason(viewer, since),
    ]);
    const backlog = QUEUE_AGES.map(
      (bucket) => open.find((row) => row.bucket === bucket) ?? { bucket, count: 0, oldest: null },
    );
    return {
      backlog,
      ...decided,
      reversalRate: share(reversed, decided.decided),
      flagPrecision: share(flags.agreed, flags.agreed + flags.disagreed),
      byModerator,
      byReason,
    };
  }
}

const share = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);
