import { Injectable } from '@nestjs/common';
import { byKey, Loader, type RequestContext } from '@parvis/kernel';
import type { FlagReason } from './flag-reason.entity.js';
import { FlagReasonsRepository } from './flag-reasons.repository.js';

@Injectable()
export class FlagReasonById extends Loader<string, FlagReason> {
  private readonly asked = Symbol('all reasons, asked for');
  private readonly all = Symbol('all reasons');

  constructor(private readonly reasons: FlagReasonsRepository) {
    super();
  }

  /**
   * Reads all reasons, once for a request: a page of the queue asks for the reason of a hundred
   * flags, and each is then answered at once.
   */
  primeAll(context: RequestContext): Promise<ReadonlyMap<string, FlagReason>> {
    context[this.asked] ??= this.readAll(context);
    return context[this.asked] as Promise<ReadonlyMap<string, FlagReason>>;
  }

  /** All of them, once they are read. */
  known(context: RequestContext): ReadonlyMap<string, FlagReason> | undefined {
    return context[this.all] as ReadonlyMap<string, FlagReason> | undefined;
  }

  private async readAll(context: RequestContext): Promise<ReadonlyMap<string, FlagReason>> {
    const all = byKey(await this.reasons.all(), ({ id }) => id);
    for (const reason of all.values()) this.prime(context, reason.id, reason);
    context[this.all] = all;
    return all;
  }

  protected async batch(ids: readonly string[]): Promise<Map<string, FlagReason>> {
    return byKey(await this.reasons.byIds(ids), (reason) => reason.id);
  }
}
