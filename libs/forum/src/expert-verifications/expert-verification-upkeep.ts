import { Injectable } from '@nestjs/common';
import { Clock, HandlesAtOnce, type PublishedEvent, Task } from '@parvis/kernel';
import { ExpertVerificationsRepository } from './expert-verifications.repository.js';
import { EXPIRE, ExpertVerificationsService } from './expert-verifications.service.js';

/** Notes the end of verifications at their moment, and lets them follow a tag that is merged. */
@Injectable()
export class ExpertVerificationUpkeep {
  constructor(
    private readonly service: ExpertVerificationsService,
    private readonly verifications: ExpertVerificationsRepository,
    private readonly clock: Clock,
  ) {}

  @Task(EXPIRE)
  expire(payload: Record<string, unknown>): Promise<void> {
    return this.service.expire((payload as { id: string }).id);
  }

  @HandlesAtOnce('tag.merged')
  async tagMerged({ payload }: PublishedEvent<'tag.merged'>): Promise<void> {
    await this.verifications.moveTag(payload.tagId, payload.intoId, this.clock.now());
  }
}
