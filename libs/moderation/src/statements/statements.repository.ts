import { Injectable } from '@nestjs/common';
import { Cursors, checkPage, Database, type Page, type PageRequest, pageOf } from '@parvis/kernel';
import type { ReviewableSnapshot } from '../reviewables/reviewable.entity.js';
import type { RestrictedKind, Statement } from './statement.entity.js';

const COLUMNS = `statement.id, statement.number::float8 as number,
  statement.decision_id as "decisionId", statement.member_id as "memberId", statement.restriction,
  statement.target_kind as "targetKind", statement.target_id as "targetId",
  statement.clause_id as "clauseId", statement.facts,
  statement.is_own_initiative as "isOwnInitiative",
  statement.is_automated_detection as "isAutomatedDetection",
  statement.is_automated_decision as "isAutomatedDecision", statement.language, statement.title,
  statement.body, statement.starts_at as "startsAt", statement.ends_at as "endsAt",
  statement.appeal_until as "appealUntil", statement.lifted_at as "liftedAt",
  statement.lifted_by_decision_id as "liftedByDecisionId", statement.created_at as "createdAt"`;

const LIST = 'statements';

export interface StatementPlace {
  roomId: string | null;
  reviewableId: string;
}

@Injectable()
export class StatementsRepository {
  constructor(
    private readonly db: Database,
    private readonly cursors: Cursors,
  ) {}

  byIds(ids: readonly string[]): Promise<Statement[]> {
    return this.db.rows(
      `select ${COLUMNS} from statements statement where statement.id = any($1)`,
      [ids],
    );
  }

  async byId(id: string): Promise<Statement | null> {
    return (await this.byIds([id]))[0] ?? null;
  }

  async byNumber(number: number): Promise<Statement | null> {
    const [found] = await this.db.rows<Statement>(
      `select ${COLUMNS} from statements statement where statement.number = $1`,
      [number],
    );
    return found ?? null;
  }

  ofDecisions(decisionIds: readonly string[]): Promise<Statement[]> {
    return this.db.rows(
      `select ${COLUMNS} from statements statement where statement.decision_id = any($1)
       order by statement.number`,
      [decisionIds],
    );
  }

  /** Those not lifted, of automated decisions on a reviewable or of whoever's on the targets. */
  inForce(
    reviewableId: string,
    targets: readonly { kind: RestrictedKind; id: string }[],
  ): Promise<Statement[]> {
    return this.db.rows(
      `select ${COLUMNS} from statements statement
       join decisions decision on decision.id = statement.decision_id
       where statement.lifted_at is null and statement.restriction <> 'warn'
         and ((decision.reviewable_id = $1 and decision.is_automated)
              or (statement.target_kind, statement.target_id) in
                 (select kind, id from unnest($2::text[], $3::uuid[]) as target (kind, id)))
       order by statement.number`,
      [reviewableId, targets.map(({ kind }) => kind), targets.map(({ id }) => id)],
    );
  }

  /** Hidings and removals of a post or thread that are not lifted. */
  removalsOf(kind: RestrictedKind, id: string): Promise<Statement[]> {
    return this.db.rows(
      `select ${COLUMNS} from statements statement
       where statement.target_kind = $1 and statement.target_id = $2
         and statement.restriction in ('hide', 'remove') and statement.lifted_at is null`,
      [kind, id],
    );
  }

  /** The room and the case that statements came from. */
  async places(ids: readonly string[]): Promise<(StatementPlace & { id: string })[]> {
    return this.db.rows(
      `select statement.id, item.room_id as "roomId", item.id as "reviewableId"
       from statements statement join decisions decision on decision.id = statement.decision_id
       join reviewables item on item.id = decision.reviewable_id where statement.id = any($1)`,
      [ids],
    );
  }

  /** What was read when each was decided. */
  contents(ids: readonly string[]): Promise<(ReviewableSnapshot & { statementId: string })[]> {
    return this.db.rows(
      `select statement.id as "statementId", kept.reviewable_id as "reviewableId",
              kept.content_hash as "contentHash", kept.title, kept.body_markdown as "bodyMarkdown",
              kept.body_html as "bodyHtml", kept.taken_at as "takenAt"
       from statements statement join decisions decision on decision.id = statement.decision_id
       join reviewable_snapshots kept on kept.reviewable_id = decision.reviewable_id
         and kept.content_hash = decision.content_hash
       where statement.id = any($1)`,
      [ids],
    );
  }

  /** A member's, the latest first. */
  async page(memberId: string, request: PageRequest): Promise<Page<Statement>> {
    checkPage(request);
    const after = request.after ? this.cursors.decode(LIST, request.after) : [null];
    const rows = await this.db.rows<Statement>(
      `select ${COLUMNS} from statements statement
       where statement.member_id = $1 and ($2::bigint is null or statement.number < $2)
       order by statement.number desc limit $3`,
      [memberId, after[0], request.first + 1],
    );
    return pageOf(rows, request.first, ({ number }) => this.cursors.encode(LIST, [number]));
  }

  async insert(statement: Omit<Statement, 'number'>): Promise<Statement> {
    const [row] = await this.db.rows<{ number: number }>(
      `insert into statements (id, decision_id, member_id, restriction, target_kind, target_id,
         clause_id, facts, is_own_initiative, is_automated_detection, is_automated_decision,
         language, title, body, starts_at, ends_at, appeal_until, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
       returning number::float8 as number`,
      [
        statement.id,
        statement.decisionId,
        statement.memberId,
        statement.restriction,
        statement.targetKind,
        statement.targetId,
        statement.clauseId,
        statement.facts,
        statement.isOwnInitiative,
        statement.isAutomatedDetection,
        statement.isAutomatedDecision,
        statement.language,
        statement.title,
        statement.body,
        statement.startsAt,
        statement.endsAt,
        statement.appealUntil,
        statement.createdAt,
      ],
    );
    return { ...statement, number: row!.number };
  }

  /** Whether it was in force until now. */
  async lift(id: string, decisionId: string, at: Date): Promise<boolean> {
    const lifted = await this.db.rows(
      `update statements set lifted_at = $3, lifted_by_decision_id = $2
       where id = $1 and lifted_at is null returning 1`,
      [id, decisionId, at],
    );
    return lifted.length > 0;
  }
}
