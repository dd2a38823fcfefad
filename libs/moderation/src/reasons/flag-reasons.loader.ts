import { Injectable } from '@nestjs/common';
import { byKey, Loader, type RequestContext } from '@parvis/kernel';
import type { FlagReason } from './flag-reason.entity.js';
import { FlagReasonsRepository } from './flag-reasons.repository.js';

@Injectable()
export class FlagReasonById extends Loader<string, FlagReason> {
  private readonly all = Symbol('all reasons');

  constructor(private readonly reasons: FlagReasonsRepository) {
    super();
  }

  /**
   * Reads all reasons, once for a request: a page of the queue asks for the reason of a hundred
   * flags, and each is then answered at once.
   */
  primeAll(context: RequestContext): Promise<void> {
    context[this.all] ??= this.readAll(context);
    return context[this.all] as Promise<void>;
  }

  private async readAll(context: RequestContext): Promise<void> {
    for (const reason of await this.reasons.all()) this.prime(context, reason.id, reason);
  }

  protected async batch(ids: readonly string[]): Promise<Map<string, FlagReason>> {
    return byKey(await this.reasons.byIds(ids), (reason) => reason.id);
  }
}
