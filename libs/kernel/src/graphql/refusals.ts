import { Injectable, Logger } from '@nestjs/common';
import type { RequestContext } from './request-context.js';

/** What a caller was not given: which field, with which ids, and why. */
export interface Refusal {
  code: 'FORBIDDEN' | 'NOT_FOUND';
  reason: string;
  /** The field of the query or mutation, and the way below it: `member.account`. */
  field: string;
  /** The UUIDs among its arguments, at most 20. */
  ids: string[];
}

/** Told of every refusal, before the answer leaves. */
export interface RefusalListener {
  refused(refusal: Refusal, context: RequestContext): Promise<void>;
}

/**
 * Where those who watch over access hear of it. The GraphQL engine tells every FORBIDDEN and
 * NOT_FOUND; a use case that answers null for what is hidden tells it here itself.
 */
@Injectable()
export class Refusals {
  private readonly logger = new Logger(Refusals.name);
  private readonly listeners: RefusalListener[] = [];

  get areHeard(): boolean {
    return this.listeners.length > 0;
  }

  listen(listener: RefusalListener): void {
    this.listeners.push(listener);
  }

  /** Never throws: the answer is no either way. */
  async tell(refusal: Refusal, context: RequestContext): Promise<void> {
    for (const listener of this.listeners) {
      await listener
        .refused(refusal, context)
        .catch((error: Error) => this.logger.error(`a refusal was not heard: ${error.stack}`));
    }
  }
}
