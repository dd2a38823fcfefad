import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';
import type { Flag } from '../reviewables/flag.entity.js';
import { FLAG_COLUMNS } from '../reviewables/reviewable-columns.js';

/** What members flagged, as their limits and their own pages read it. */
@Injectable()
export class MemberFlagsRepository {
  constructor(private readonly db: Database) {}

  /** Lets one member raise one flag at a time, so that counting his flags is no race. */
  async lock(memberId: string): Promise<void> {
    await this.db.rows(
      `select pg_advisory_xact_lock(hashtextextended('flags of ' || $1, 0))`,
      [memberId],
      'flags-lock',
    );
  }

  /** How many he raised since, and when the first of these was. */
  async raisedSince(memberId: string, since: Date): Promise<{ count: number; first: Date | null }> {
    const [row] = await this.db.rows<{ count: number; first: Date | null }>(
      `select count(*)::int as count, min(created_at) as first from flags
       where flagger_id = $1 and source = 'member' and created_at > $2`,
      [memberId, since],
      'flags-raised-since',
    );
    return row!;
  }

  /** His last flag of this reason on this case. */
  async lastOf(memberId: string, reviewableId: string, reasonId: string): Promise<Flag | null> {
    const [flag] = await this.db.rows<Flag>(
      `select ${FLAG_COLUMNS} from flags flag
       where flag.reviewable_id = $2 and flag.flagger_id = $1 and flag.reason_id = $3
       order by flag.created_at desc, flag.id desc limit 1`,
      [memberId, reviewableId, reasonId],
      'flag-last-of',
    );
    return flag ?? null;
  }

  /** A later flag on the text as it is now takes the place of this one. */
  async supersede(flagId: string, at: Date): Promise<void> {
    await this.db.rows(`update flags set state = 'ignored', decided_at = $2 where id = $1`, [
      flagId,
      at,
    ]);
  }

  /** A member's flags on these posts, the latest first. */
  onPosts(memberId: string, postIds: readonly string[]): Promise<(Flag & { postId: string })[]> {
    return this.db.read(
      `select item.target_id as "postId", ${FLAG_COLUMNS}
       from reviewables item join flags flag on flag.reviewable_id = item.id
       where item.target_kind = 'post' and item.target_id = any($2) and flag.flagger_id = $1
         and flag.source = 'member'
       order by flag.created_at desc, flag.id desc limit 500`,
      [memberId, postIds],
      'flags-on-posts',
    );
  }
}
