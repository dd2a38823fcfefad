import { Injectable } from '@nestjs/common';
import { Database } from '../db/database.js';
import type { DomainEvents, EventName } from './domain-events.js';
import { Handlers } from './handlers.js';

/**
 * Records what happened in the transaction that made it happen, together with a job for each
 * handler: both stand after the commit, or neither does.
 */
@Injectable()
export class Outbox {
  constructor(
    private readonly db: Database,
    private readonly handlers: Handlers,
  ) {}

  /** Throws outside a transaction, because an event without its write would be a lie. */
  async publish<Name extends EventName>(
    name: Name,
    payload: DomainEvents[Name],
    actorId: string | null,
  ): Promise<void> {
    if (!this.db.inTransaction) throw new Error(`"${name}" was published outside a transaction`);
    const values = [name, JSON.stringify(payload), actorId];
    const insert = 'insert into events (name, payload, actor_id) values ($1, $2, $3) returning id';
    const handlers = this.handlers.byEvent.get(name);
    if (handlers) {
      await this.db.rows(
        `with recorded as (${insert})
         select graphile_worker.add_job('event', json_build_object('id', recorded.id, 'handler', handler))
         from recorded, unnest($4::text[]) as handler`,
        [...values, handlers],
        'outbox-record-and-queue',
      );
    } else {
      await this.db.rows(insert, values, 'outbox-record');
    }
    for (const work of this.handlers.atOnce.get(name) ?? []) await work({ name, payload, actorId });
  }
}
