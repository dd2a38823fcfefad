import { Injectable } from '@nestjs/common';
import { Clock, Database, invalid } from '@parvis/kernel';

/**
 * Keeps each handle with one person: the member who has it, the one who had it before, or the
 * visitor who is confirming his address. An old handle is never given to somebody else, because
 * links and mentions in old posts would then point to a stranger.
 */
@Injectable()
export class HandlesRepository {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Holds handles until the transaction ends, so that the caller may write them; throws INVALID
   * `taken` when one is not free for `memberId`. Three tables hold handles, so a unique index
   * alone cannot say.
   */
  async claim(handles: string | string[], memberId: string | null): Promise<void> {
    // In one order for all, so that two who swap handles do not wait for each other.
    const claimed = [handles].flat().map((handle) => handle.toLowerCase());
    for (const handle of claimed.sort()) await this.lock(handle);
    for (const handle of claimed) {
      if (await this.isTaken(handle, memberId)) throw invalid({ handle: 'taken' });
    }
  }

  /** The handle, or the first of `handle-2`, `handle-3` … that is free, held like a claim. */
  async claimNearest(handle: string): Promise<string> {
    for (let attempt = 1; ; attempt++) {
      const ending = attempt === 1 ? '' : `-${attempt}`;
      const candidate = handle.slice(0, 30 - ending.length) + ending;
      await this.lock(candidate);
      if (!(await this.isTaken(candidate, null))) return candidate;
    }
  }

  async isTaken(handle: string, memberId: string | null): Promise<boolean> {
    const [row] = await this.db.rows<{ taken: boolean }>(
      `select exists (select 1 from members where lower(handle) = $1 and id is distinct from $2)
         or exists (select 1 from previous_handles where handle = $1 and member_id is distinct from $2)
         or exists (select 1 from sign_ups where lower(handle) = $1 and expires_at > $3) as taken`,
      [handle.toLowerCase(), memberId, this.clock.now()],
    );
    return row!.taken;
  }

  /** Remembers the handle a member gives up. */
  async keep(handle: string, memberId: string): Promise<void> {
    await this.db.rows(
      `insert into previous_handles (handle, member_id, created_at) values ($1, $2, $3)
       on conflict (handle) do update set created_at = excluded.created_at`,
      [handle.toLowerCase(), memberId, this.clock.now()],
    );
  }

  /** How many handles the member gave up since then. */
  async changesSince(memberId: string, since: Date): Promise<number> {
    const [row] = await this.db.rows<{ changes: number }>(
      `select count(*)::int as changes from previous_handles
       where member_id = $1 and created_at > $2`,
      [memberId, since],
    );
    return row!.changes;
  }

  private async lock(handle: string): Promise<void> {
    await this.db.rows(`select pg_advisory_xact_lock(hashtextextended('handle:' || $1, 0))`, [
      handle.toLowerCase(),
    ]);
  }
}
