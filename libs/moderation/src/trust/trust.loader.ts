import { Injectable } from '@nestjs/common';
import { Loader, type Viewer } from '@parvis/kernel';
import { trustPolicy } from './trust.policy.js';
import { TrustRepository } from './trust.repository.js';

/** Whether a member's level was given by hand; nothing for those who may not know. */
@Injectable()
export class TrustIsFixedByMember extends Loader<string, boolean> {
  constructor(private readonly trust: TrustRepository) {
    super();
  }

  protected async batch(ids: readonly string[], viewer: Viewer): Promise<Map<string, boolean>> {
    if (trustPolicy.seeFixed(viewer)) return new Map();
    const fixed = new Set(await this.trust.fixedOf(ids));
    return new Map(ids.map((id) => [id, fixed.has(id)]));
  }
}
