import { Injectable } from '@nestjs/common';
import { Broadcast, Clock, Database, ensure, Outbox, Settings, type Viewer } from '@parvis/kernel';
import type { Reviewable } from './reviewable.entity.js';
import { REVIEW_HINT } from './reviewable.events.js';
import { type Claiming, reviewablePolicy } from './reviewable.policy.js';
import { CLAIMING } from './reviewable.settings.js';
import { ReviewablesRepository } from './reviewables.repository.js';
import { ReviewablesService } from './reviewables.service.js';

/** Staff reserve an item, so that no two work on it. */
@Injectable()
export class ClaimsService {
  constructor(
    private readonly db: Database,
    private readonly items: ReviewablesRepository,
    private readonly reviewables: ReviewablesService,
    private readonly settings: Settings,
    private readonly outbox: Outbox,
    private readonly broadcast: Broadcast,
    private readonly clock: Clock,
  ) {}

  get claiming(): Claiming {
    return this.settings.get(CLAIMING) as Claiming;
  }

  /** Of two who claim at once one wins; claiming one's own again changes nothing. */
  async claim(viewer: Viewer, id: string): Promise<Reviewable> {
    await this.reviewables.visible(viewer, id);
    return this.db.tx(async () => {
      const item = (await this.items.lock(id))!;
      ensure(reviewablePolicy.claim(viewer, item, this.claiming));
      if (item.claimedById === viewer.memberId) return item;
      const changes = { claimedById: viewer.memberId, claimedAt: this.clock.now() };
      await this.items.update(id, changes);
      const facts = { reviewableId: id, memberId: viewer.memberId! };
      await this.outbox.publish('reviewable.claimed', facts, viewer.memberId);
      await this.broadcast.send(REVIEW_HINT, id);
      return { ...item, ...changes };
    });
  }

  async release(viewer: Viewer, id: string): Promise<Reviewable> {
    await this.reviewables.visible(viewer, id);
    return this.db.tx(async () => {
      const item = (await this.items.lock(id))!;
      ensure(reviewablePolicy.release(viewer, item));
      if (item.claimedById === null) return item;
      await this.items.update(id, { claimedById: null, claimedAt: null });
      const facts = { reviewableId: id, memberId: item.claimedById };
      await this.outbox.publish('reviewable.released', facts, viewer.memberId);
      await this.broadcast.send(REVIEW_HINT, id);
      return { ...item, claimedById: null, claimedAt: null };
    });
  }
}
