import { Injectable } from '@nestjs/common';
import { byKey, Loader } from '@parvis/kernel';
import type { FlagReason } from './flag-reason.entity.js';
import { FlagReasonsRepository } from './flag-reasons.repository.js';

@Injectable()
export class FlagReasonById extends Loader<string, FlagReason> {
  constructor(private readonly reasons: FlagReasonsRepository) {
    super();
  }

  protected async batch(ids: readonly string[]): Promise<Map<string, FlagReason>> {
    return byKey(await this.reasons.byIds(ids), (reason) => reason.id);
  }
}
