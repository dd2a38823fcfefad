import { createHash } from 'node:crypto';
import { type EnqueuedTaskPromise, Meilisearch, MeilisearchApiError } from 'meilisearch';
import { EngineUnavailable } from '../search-engine.js';

export interface MeilisearchAccess {
  url: string;
  /** The master key, from which a limited one is made, or a limited one; null for a server without. */
  key: string | null;
  /** The indexes of this forum begin so. */
  prefix: string;
}

/** Milliseconds that a searcher waits before PostgreSQL answers in its place. */
const SEARCH_MS = 1_500;
const WRITE_MS = 30_000;
/** Milliseconds for the server to have worked off one batch. */
const TASK_MS = 300_000;
const TASK_POLL_MS = 25;

/** All that Parvis does there, on its own indexes alone. */
export const KEY_ACTIONS = [
  'search',
  'documents.add',
  'documents.get',
  'documents.delete',
  'indexes.create',
  'indexes.get',
  'indexes.delete',
  'indexes.swap',
  'settings.update',
  'tasks.get',
];

/**
 * Reaches the server. Whatever goes wrong there is an `EngineUnavailable`, as the forum can do
 * without: PostgreSQL answers meanwhile.
 */
export class MeilisearchConnection {
  private key: Promise<string | null> | null = null;

  constructor(readonly access: MeilisearchAccess) {}

  /** With the patience of somebody who searches. */
  ask<T>(work: (client: Meilisearch) => Promise<T>): Promise<T> {
    return this.reach(SEARCH_MS, work);
  }

  /** With the patience of a job. */
  async read<T>(work: (client: Meilisearch) => Promise<T>): Promise<T> {
    return this.reach(WRITE_MS, work);
  }

  /** Resolves once the server has done it; `accepting` names errors that are as good. */
  async write(
    work: (client: Meilisearch) => EnqueuedTaskPromise,
    accepting: readonly string[] = [],
  ): Promise<void> {
    await this.reach(WRITE_MS, async (client) => {
      const task = await work(client).waitTask({ timeout: TASK_MS, interval: TASK_POLL_MS });
      if (task.status === 'succeeded') return;
      const { code, message } = task.error ?? { code: '', message: task.status };
      if (!accepting.includes(code)) throw new Error(`${task.type} failed: ${message}`);
    });
  }

  private async reach<T>(timeout: number, work: (client: Meilisearch) => Promise<T>): Promise<T> {
    try {
      return await work(this.client(timeout, await this.limitedKey()));
    } catch (error) {
      throw error instanceof EngineUnavailable ? error : unavailable(error);
    }
  }

  private client(timeout: number, key: string | null): Meilisearch {
    return new Meilisearch({ host: this.access.url, timeout, ...(key && { apiKey: key }) });
  }

  /** Exchanged once; what fails is tried again with the next question. */
  private limitedKey(): Promise<string | null> {
    this.key ??= this.exchange().catch((error: unknown) => {
      this.key = null;
      throw error;
    });
    return this.key;
  }

  private async exchange(): Promise<string | null> {
    const { key, prefix } = this.access;
    if (!key) return null;
    const client = this.client(WRITE_MS, key);
    const uid = keyUid(prefix);
    try {
      return (await client.getKey(uid)).key;
    } catch (error) {
      // A limited key may not read keys; then it is the one to use.
      if (isCode(error, 'invalid_api_key')) return key;
      if (!isCode(error, 'api_key_not_found')) throw error;
    }
    const made = await client.createKey({
      uid,
      name: `Parvis (${prefix})`,
      description: 'Made by Parvis for its own indexes; it uses no other.',
      actions: KEY_ACTIONS,
      indexes: [`${prefix}_*`],
      expiresAt: null,
    });
    return made.key;
  }
}

/** Always the same for the same indexes and actions, in the form of a version 4 UUID. */
export function keyUid(prefix: string): string {
  const hex = createHash('sha256').update(`parvis ${prefix} ${KEY_ACTIONS}`).digest('hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
  ];
  return [...parts, hex.slice(20, 32)].join('-');
}

export const isCode = (error: unknown, code: string): boolean =>
  error instanceof MeilisearchApiError && error.cause?.code === code;

function unavailable(error: unknown): EngineUnavailable {
  const { message, cause } = error as Error;
  const reason = cause instanceof Error ? cause.message : null;
  return new EngineUnavailable(reason ? `${message}: ${reason}` : message, { cause: error });
}
