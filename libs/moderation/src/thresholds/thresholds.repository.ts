import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';
import type { FlaggedFacts } from './thresholds.js';

/** The reason that speaks against a new member as such. */
export const SPAM = 'spam';

/** Flags that people raised and nobody decided; what was agreed with has had its effect. */
const COUNTED = `flag.state = 'pending' and flag.source in ('member', 'staff')`;
const WEIGHT = `json_build_object(
  'score', coalesce(sum(flag.score::numeric), 0)::float8,
  'flaggers', count(distinct flag.flagger_id)::int)`;

@Injectable()
export class ThresholdsRepository {
  constructor(private readonly db: Database) {}

  /** Of the open case of a post; null of any other. */
  async facts(reviewableId: string, now: Date): Promise<FlaggedFacts | null> {
    const [row] = await this.db.rows<FlaggedFacts>(
      `select
         (select ${WEIGHT} from flags flag where flag.reviewable_id = item.id and ${COUNTED})
           as "onPost",
         (select ${WEIGHT} from reviewables his join flags flag on flag.reviewable_id = his.id
          join flag_reasons reason on reason.id = flag.reason_id
          where his.author_id = author.id and his.target_kind = 'post' and ${COUNTED}
            and reason.code = $3) as "onAuthor",
         (select max(flag.trust_score)::int from flags flag
          join flag_reasons reason on reason.id = flag.reason_id
          where flag.reviewable_id = item.id and flag.state = 'pending'
            and flag.source = 'member' and reason.code = $3) as "spamTrust",
         (select ${WEIGHT} from reviewables near join flags flag on flag.reviewable_id = near.id
          where near.thread_id = thread.id and near.target_kind = 'post' and ${COUNTED})
           as "onThread",
         post.withdrawn_at is null and post.removed_at is null and thread.withdrawn_at is null
           and thread.removed_at is null as "isStanding",
         author.role in ('moderator', 'admin') or exists (
           select 1 from room_members place where place.room_id = thread.room_id
             and place.member_id = author.id and place.role = 'moderator') as "isByStaff",
         author.trust_level as "authorTrustLevel",
         coalesce(greatest(author.silenced_until, author.suspended_until) > $2, false)
           as "isSilenced",
         thread.state = 'open' as "isThreadOpen"
       from reviewables item join posts post on post.id = item.target_id
       join threads thread on thread.id = post.thread_id
       join members author on author.id = post.author_id
       where item.id = $1 and item.target_kind = 'post' and item.state = 'open'`,
      [reviewableId, now, SPAM],
      'threshold-facts',
    );
    return row ?? null;
  }

  /** One rule acts at a time, so that two flags that cross a threshold together act once. */
  async lock(): Promise<void> {
    await this.db.rows(`select pg_advisory_xact_lock(hashtextextended('thresholds', 0))`);
  }

  /** The clause, if it is in the charter in force, that most of the pending score speaks of. */
  async clauseOf(reviewableId: string): Promise<string | null> {
    return this.clause(
      `select reason.clause_code as code, sum(flag.score) as weight, min(reason.position) as place
       from flags flag join flag_reasons reason on reason.id = flag.reason_id
       where flag.reviewable_id = $1 and ${COUNTED} group by 1`,
      reviewableId,
    );
  }

  spamClause(): Promise<string | null> {
    return this.clause(
      'select clause_code as code, 1 as weight, 1 as place from flag_reasons where code = $1',
      SPAM,
    );
  }

  private async clause(candidates: string, value: string): Promise<string | null> {
    const [row] = await this.db.rows<{ code: string }>(
      `select candidate.code from (${candidates}) candidate
       join clauses clause on clause.code = candidate.code
         and clause.charter_version = (select max(version) from charters)
       order by candidate.weight desc, candidate.place limit 1`,
      [value],
    );
    return row?.code ?? null;
  }
}
