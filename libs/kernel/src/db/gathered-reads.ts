import type pg from 'pg';

interface Read {
  text: string;
  values: unknown[];
  name?: string;
  done(error: Error | null, rows: unknown[]): void;
}

/** What pg has and its types keep to themselves. */
interface PipelinedClient {
  pipeline: boolean;
  connection: { stream: { cork(): void; uncork(): void } };
}

/** Those beyond go by another connection, so that one slow statement holds up few. */
const MOST_AT_ONCE = 16;

/**
 * Sends the reading statements of one turn of the event loop together, each with an answer of its
 * own: to write to PostgreSQL and to borrow a connection costs about as much as a small statement
 * itself, and a page asks a dozen.
 */
export class GatheredReads {
  private waiting: Read[] = [];

  constructor(private readonly pool: () => pg.Pool) {}

  rows<T>(text: string, values: unknown[], name?: string): Promise<T[]> {
    return new Promise((resolve, reject) => {
      const done: Read['done'] = (error, rows) => (error ? reject(error) : resolve(rows as T[]));
      if (this.waiting.push({ text, values, name, done }) === 1) setImmediate(() => this.sendAll());
    });
  }

  private sendAll(): void {
    const reads = this.waiting;
    this.waiting = [];
    for (let at = 0; at < reads.length; at += MOST_AT_ONCE) {
      this.send(reads.slice(at, at + MOST_AT_ONCE));
    }
  }

  private send(reads: Read[]): void {
    this.pool().connect((error, client, release) => {
      if (error || !client) {
        const cause = error ?? new Error('no connection');
        for (const read of reads) read.done(cause, []);
      } else pipe(reads, client, release);
    });
  }
}

/** Writes all at once and gives the connection back after the last answer; a failure ends it. */
function pipe(reads: Read[], client: pg.PoolClient, release: (error?: Error) => void): void {
  const { connection } = client as unknown as PipelinedClient;
  let left = reads.length;
  let failure: Error | undefined;
  const isPipelined = (value: boolean) => {
    (client as unknown as PipelinedClient).pipeline = value;
  };
  isPipelined(left > 1);
  connection.stream.cork();
  for (const { text, values, name, done } of reads) {
    client.query({ text, values, name }, (error: Error | null, result?: pg.QueryResult) => {
      failure ??= error ?? undefined;
      left -= 1;
      if (left === 0) {
        isPipelined(false);
        release(failure);
      }
      done(error, result?.rows ?? []);
    });
  }
  connection.stream.uncork();
}
