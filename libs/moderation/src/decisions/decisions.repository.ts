import { Injectable } from '@nestjs/common';
import { Database, type Role } from '@parvis/kernel';
import type { Decision, DecisionState, VoidReason } from './decision.entity.js';
import { DECISION_COLUMNS } from './decision-columns.js';

/** Decisions of one case that are shown. */
const SHOWN = 50;
/** Overdue decisions that one look executes. */
const DUE_AT_ONCE = 100;

@Injectable()
export class DecisionsRepository {
  constructor(private readonly db: Database) {}

  async byId(id: string): Promise<Decision | null> {
    return this.one('where decision.id = $1', [id]);
  }

  /** The row as it is now, held until the commit. */
  async lock(id: string): Promise<Decision | null> {
    return this.one('where decision.id = $1 for no key update', [id]);
  }

  /** What was said last of a reviewable and not taken back. */
  latest(reviewableId: string): Promise<Decision | null> {
    return this.one(
      `where decision.reviewable_id = $1 and decision.state in ('waiting', 'executed')
         and not decision.is_automated
       order by decision.decided_at desc, decision.id desc limit 1`,
      [reviewableId],
    );
  }

  /** The latest of each reviewable, oldest first. */
  latestOf(reviewableIds: readonly string[]): Promise<Decision[]> {
    return this.db.read(
      `select ${DECISION_COLUMNS} from unnest($1::uuid[]) as item (id), lateral (
         select * from decisions where reviewable_id = item.id
         order by decided_at desc, id desc limit ${SHOWN}) decision
       order by decision.decided_at, decision.id`,
      [reviewableIds],
      'decisions-latest',
    );
  }

  /** Those that took others back. */
  reversalsOf(ids: readonly string[]): Promise<Decision[]> {
    return this.db.read(
      `select ${DECISION_COLUMNS} from decisions decision
       where decision.reverses_id = any($1) and decision.state = 'executed'`,
      [ids],
    );
  }

  /** Who holds which role among those who decided; room moderators are members. */
  async roleOf(memberId: string | null): Promise<Role | null> {
    if (!memberId) return null;
    const [row] = await this.db.rows<{ role: Role }>('select role from members where id = $1', [
      memberId,
    ]);
    return row?.role ?? null;
  }

  /** Who decided what an appeal contests; null when a rule did. */
  async contestedDecider(appealId: string): Promise<string | null> {
    const [row] = await this.db.rows<{ id: string | null }>(
      `select decision.decided_by_id as id from appeals appeal
       join statements statement on statement.id = appeal.statement_id
       join decisions decision on decision.id = statement.decision_id where appeal.id = $1`,
      [appealId],
    );
    return row?.id ?? null;
  }

  /** Decisions whose wait is over, for when the task that executes them was lost. */
  async due(now: Date): Promise<string[]> {
    const rows = await this.db.rows<{ id: string }>(
      `select id from decisions where state = 'waiting' and execute_after <= $1
       order by execute_after limit ${DUE_AT_ONCE}`,
      [now],
    );
    return rows.map(({ id }) => id);
  }

  async insert(decision: Decision): Promise<void> {
    await this.db.rows(
      `insert into decisions (id, reviewable_id, verb, actions, clause_id, facts, decided_by_id,
         is_automated, content_hash, state, reverses_id, batch_id, opened_at, decided_at,
         execute_after, settled_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
      [
        decision.id,
        decision.reviewableId,
        decision.verb,
        JSON.stringify(decision.actions),
        decision.clauseId,
        decision.facts,
        decision.decidedById,
        decision.isAutomated,
        decision.contentHash,
        decision.state,
        decision.reversesId,
        decision.batchId,
        decision.openedAt,
        decision.decidedAt,
        decision.executeAfter,
        decision.settledAt,
      ],
    );
  }

  async settle(
    id: string,
    state: Exclude<DecisionState, 'waiting'>,
    at: Date,
    voidReason: VoidReason | null = null,
  ): Promise<void> {
    await this.db.rows(
      'update decisions set state = $2, settled_at = $3, void_reason = $4 where id = $1',
      [id, state, at, voidReason],
    );
  }

  /** Gives the flags that a decision settled another outcome; `at` is when it settled them. */
  overturnFlags(
    reviewableId: string,
    at: Date,
    outcome: 'disagreed' | 'pending',
  ): Promise<{ flagId: string; flaggerId: string | null }[]> {
    return this.db.rows(
      `update flags set state = $3, decided_at = case when $3 = 'pending' then null else $2 end
       where reviewable_id = $1 and decided_at = $2 and state in ('agreed', 'disagreed')
       returning id as "flagId", flagger_id as "flaggerId"`,
      [reviewableId, at, outcome],
    );
  }

  /** How a case came before staff: by members, by a rule, or neither; flags after `until` aside. */
  async originOf(
    reviewableId: string,
    until: Date,
  ): Promise<{ isFlagged: boolean; isDetected: boolean }> {
    const [row] = await this.db.rows<{ isFlagged: boolean; isDetected: boolean }>(
      `select coalesce(bool_or(source = 'member'), false) as "isFlagged",
              coalesce(bool_or(source = 'rule'), false) as "isDetected"
       from flags where reviewable_id = $1 and state = 'pending' and created_at <= $2`,
      [reviewableId, until],
    );
    return row!;
  }

  private async one(rest: string, values: unknown[]): Promise<Decision | null> {
    const [decision] = await this.db.rows<Decision>(
      `select ${DECISION_COLUMNS} from decisions decision ${rest}`,
      values,
    );
    return decision ?? null;
  }
}
