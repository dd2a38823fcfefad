import { Injectable } from '@nestjs/common';
import { Clock, Database, Scheduled, Settings } from '@parvis/kernel';
import { ReviewablesService } from '../reviewables/reviewables.service.js';
import { ReviewedContentsRepository } from '../reviewables/reviewed-contents.repository.js';
import { SURGE_FACTOR, SURGE_MINIMUM } from './surge.settings.js';
import { SURGE_MINUTES, type Surge, SurgesRepository } from './surges.repository.js';

/** Notices threads that suddenly draw many replies, and brings their opening posts before staff. */
@Injectable()
export class SurgesService {
  constructor(
    private readonly db: Database,
    private readonly surges: SurgesRepository,
    private readonly contents: ReviewedContentsRepository,
    private readonly reviewables: ReviewablesService,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  @Scheduled('*/5 * * * *')
  async look(): Promise<void> {
    const factor = this.settings.get(SURGE_FACTOR);
    if (factor === 0) return;
    const minimum = this.settings.get(SURGE_MINIMUM);
    const found = await this.surges.find(this.clock.now(), factor, minimum);
    for (const surge of found) await this.db.tx(() => this.raise(surge));
  }

  /** The note is figures alone, which every language reads: 23 replies, where 1.5 are normal. */
  private async raise({ openingId, replies, normal }: Surge): Promise<void> {
    const opening = await this.contents.post(openingId, true);
    if (!opening) return;
    const note = `${replies} / ${SURGE_MINUTES} min (${Math.round(normal * 100) / 100})`;
    await this.reviewables.raise({
      target: { kind: 'post', id: openingId },
      ...opening,
      level: 0,
      flag: { reasonCode: 'surge', source: 'rule', flaggerId: null, note },
    });
  }
}
