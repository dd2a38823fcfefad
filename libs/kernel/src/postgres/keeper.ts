import pg from 'pg';
import { ROLE } from './data-directory.js';
import type { DataPlace } from './data-place.js';
import { SOCKET_PORT } from './socket-folder.js';

/** Every process that uses the server holds this lock, shared, for as long as it does. */
const IN_USE = 7_062_747_500;

/**
 * One connection that a process holds while it uses the embedded server. It tells that the server
 * is well, that it has gone, and, by a shared lock, whether somebody else still uses it.
 */
export class Keeper {
  private leaving = false;

  private constructor(private readonly client: pg.Client) {}

  /** Connects; the promise fails while the server is starting, stopping or unwilling. */
  static async connect({ socketDir }: DataPlace): Promise<Keeper> {
    const client = new pg.Client({
      host: socketDir,
      port: SOCKET_PORT,
      user: ROLE,
      database: 'postgres',
      application_name: `parvis keeper ${process.pid}`,
      connectionTimeoutMillis: 10_000,
    });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.query('SELECT pg_advisory_lock_shared($1)', [IN_USE]);
    } catch (error) {
      await client.end().catch(() => {});
      throw error;
    }
    const keeper = new Keeper(client);
    keeper.holdsProcess(false);
    return keeper;
  }

  /** Calls back when the connection ends without our doing. */
  onLoss(callback: () => void): void {
    this.client.once('end', () => {
      if (!this.leaving) callback();
    });
  }

  /**
   * Gives up the lock and says whether nobody else holds it. The lock is then ours alone, so that a
   * process which arrives meanwhile waits until the server has stopped, and starts it.
   */
  async leaveLast(): Promise<boolean> {
    this.leaving = true;
    this.holdsProcess(true);
    try {
      await this.client.query('SELECT pg_advisory_unlock_shared($1)', [IN_USE]);
      const { rows } = await this.client.query('SELECT pg_try_advisory_lock($1) AS last', [IN_USE]);
      return rows[0].last;
    } catch {
      return true;
    }
  }

  async close(): Promise<void> {
    this.leaving = true;
    await this.client.end().catch(() => {});
  }

  /** An idle keeper lets the process end; the types of pg do not know the two methods yet. */
  private holdsProcess(holds: boolean): void {
    const client = this.client as unknown as { ref(): void; unref(): void };
    if (holds) client.ref();
    else client.unref();
  }
}
