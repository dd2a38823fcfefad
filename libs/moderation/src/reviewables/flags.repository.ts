import { Injectable } from '@nestjs/common';
import { Database, type Role } from '@parvis/kernel';
import type { Flag, FlagOutcome } from './flag.entity.js';
import { type FlagRecord, RECORD_FLAGS } from './flag-score.js';
import { FLAG_COLUMNS } from './reviewable-columns.js';

export interface Flagger {
  trustLevel: number;
  role: Role;
  record: FlagRecord;
}

/** Flags of one case that are shown; the others are in its score and its count. */
const SHOWN = 50;

@Injectable()
export class FlagsRepository {
  constructor(private readonly db: Database) {}

  /** Standing and record of whoever flags, as the score takes them. */
  async flagger(memberId: string): Promise<Flagger | null> {
    const [row] = await this.db.rows<Omit<Flagger, 'record'> & FlagRecord>(
      `select member.trust_level as "trustLevel", member.role, last.agreed, last.disagreed
       from members member, lateral (
         select count(*) filter (where flag.state = 'agreed')::int as agreed,
                count(*) filter (where flag.state = 'disagreed')::int as disagreed
         from (select state from flags
               where flagger_id = member.id and state in ('agreed', 'disagreed')
               order by created_at desc, id desc limit $2) flag) last
       where member.id = $1`,
      [memberId, RECORD_FLAGS],
      'flagger',
    );
    if (!row) return null;
    const { agreed, disagreed, ...standing } = row;
    return { ...standing, record: { agreed, disagreed } };
  }

  async insert(flag: Flag): Promise<void> {
    await this.db.rows(
      `insert into flags (id, reviewable_id, reason_id, flagger_id, source, note, content_hash,
                          base_score, trust_score, record_score, reason_score, score, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        flag.id,
        flag.reviewableId,
        flag.reasonId,
        flag.flaggerId,
        flag.source,
        flag.note,
        flag.contentHash,
        flag.baseScore,
        flag.trustScore,
        flag.recordScore,
        flag.reasonScore,
        flag.score,
        flag.createdAt,
      ],
      'flag-insert',
    );
  }

  /** The latest flags of each reviewable, oldest first. */
  latestOf(ids: readonly string[]): Promise<Flag[]> {
    return this.db.read(
      `select ${FLAG_COLUMNS} from unnest($1::uuid[]) as item (id), lateral (
         select * from flags where reviewable_id = item.id
         order by created_at desc, id desc limit ${SHOWN}) flag
       order by flag.created_at, flag.id`,
      [ids],
      'flags-latest',
    );
  }

  countsOf(ids: readonly string[]): Promise<{ id: string; count: number }[]> {
    return this.db.read(
      `select reviewable_id as id, count(*)::int as count from flags
       where reviewable_id = any($1) group by reviewable_id`,
      [ids],
      'flags-count',
    );
  }

  /** The reasons of each, once. */
  reasonsOf(ids: readonly string[]): Promise<{ id: string; reasonIds: string[] }[]> {
    return this.db.read(
      `select reviewable_id as id, array_agg(distinct reason_id) as "reasonIds" from flags
       where reviewable_id = any($1) group by reviewable_id`,
      [ids],
      'flags-reasons',
    );
  }

  /** Those that were pending, decided now. */
  settle(
    reviewableId: string,
    outcome: FlagOutcome,
    at: Date,
  ): Promise<{ flagId: string; flaggerId: string | null }[]> {
    return this.db.rows(
      `update flags set state = $2, decided_at = $3 where reviewable_id = $1 and state = 'pending'
       returning id as "flagId", flagger_id as "flaggerId"`,
      [reviewableId, outcome, at],
      'flags-settle',
    );
  }

  /**
   * Sets the score of a reviewable whose row the caller holds; decimal, so that the order in which
   * flags came leaves no trace.
   */
  async rescore(reviewableId: string): Promise<number> {
    const [row] = await this.db.rows<{ score: number }>(
      `update reviewables set score = ${SCORE} where id = $1 returning score`,
      [reviewableId],
      'reviewable-rescore',
    );
    return row!.score;
  }

  /** Gives back to the queue what was settled when the case closed; returns how many. */
  async revive(reviewableId: string, closedAt: Date): Promise<number> {
    const revived = await this.db.rows(
      `update flags set state = 'pending', decided_at = null
       where reviewable_id = $1 and state = 'ignored' and decided_at = $2
         and not exists (
           select 1 from flags later where later.reviewable_id = $1 and later.state = 'pending'
             and later.flagger_id = flags.flagger_id and later.reason_id = flags.reason_id)
       returning 1`,
      [reviewableId, closedAt],
    );
    return revived.length;
  }

  /** Sets every score to the truth; returns how many differed. */
  async recount(): Promise<number> {
    const wrong = await this.db.rows(
      `update reviewables set score = ${SCORE} where score <> ${SCORE} returning 1`,
    );
    return wrong.length;
  }
}

const SCORE = `(
  select coalesce(sum(flag.score::numeric), 0)::float8 from flags flag
  where flag.reviewable_id = reviewables.id and flag.state in ('pending', 'agreed'))`;
