import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { Database } from './database.js';

const CHANNEL = 'parvis';
const RECONNECT_MS = 500;

/** A hint to every process that something changed; it carries ids, never content. */
export interface Hint {
  topic: string;
  id: string;
}

type Listener = (hint: Hint) => void;

/**
 * Tells every process of this installation, this one included, through NOTIFY. Sent inside a
 * transaction, a hint leaves with the commit or not at all. Hints may be lost while the
 * connection is down, so listeners also hear `resync` after each reconnect.
 */
@Injectable()
export class Broadcast implements OnApplicationShutdown {
  private readonly logger = new Logger(Broadcast.name);
  private readonly listeners = new Map<string, Set<Listener>>();
  private readonly resyncs = new Set<() => void>();
  private client: pg.Client | null = null;
  private stopped = false;

  constructor(private readonly db: Database) {}

  async send(topic: string, id: string): Promise<void> {
    await this.db.rows('select pg_notify($1, $2)', [CHANNEL, `${topic} ${id}`]);
  }

  /** Several hints in one statement; equal ones of one transaction arrive once. */
  async sendAll(hints: readonly Hint[]): Promise<void> {
    await this.db.rows(
      'select pg_notify($1, hint) from unnest($2::text[]) as hint',
      [CHANNEL, hints.map(({ topic, id }) => `${topic} ${id}`)],
      'broadcast',
    );
  }

  on(topic: string, listener: Listener): void {
    const known = this.listeners.get(topic) ?? new Set();
    this.listeners.set(topic, known.add(listener));
  }

  onResync(listener: () => void): void {
    this.resyncs.add(listener);
  }

  /** Begins to listen; resolves once hints arrive. */
  async listen(): Promise<void> {
    const client = new pg.Client(this.db.pool.options);
    client.on('notification', ({ payload }) => this.deliver(payload ?? ''));
    client.on('error', () => undefined);
    client.on('end', () => this.reconnect(client));
    await client.connect();
    await client.query(`listen ${CHANNEL}`);
    this.client = client;
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    await this.client?.end().catch(() => undefined);
  }

  private deliver(payload: string): void {
    const space = payload.indexOf(' ');
    const hint = { topic: payload.slice(0, space), id: payload.slice(space + 1) };
    for (const listener of this.listeners.get(hint.topic) ?? []) listener(hint);
  }

  private reconnect(ended: pg.Client): void {
    if (this.stopped || (this.client && this.client !== ended)) return;
    this.client = null;
    setTimeout(() => {
      if (this.stopped) return;
      this.listen().then(
        () => {
          for (const listener of this.resyncs) listener();
        },
        (error: Error) => {
          this.logger.warn(`no notifications: ${error.message}`);
          this.reconnect(ended);
        },
      );
    }, RECONNECT_MS).unref();
  }
}
