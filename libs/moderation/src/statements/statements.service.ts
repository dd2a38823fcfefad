import { Injectable } from '@nestjs/common';
import type { Member } from '@parvis/identity';
import {
  Clock,
  isSignedIn,
  Outbox,
  type Page,
  type PageRequest,
  signedIn,
  uuidv7,
  type Viewer,
} from '@parvis/kernel';
import {
  APPEAL_MONTHS,
  type RestrictedKind,
  type Restriction,
  type Statement,
} from './statement.entity.js';
import { statementPolicy } from './statement.policy.js';
import { type StatementFacts, statementText } from './statement-text.js';
import { StatementsRepository } from './statements.repository.js';

/** A restriction that is about to be imposed by a decision. */
export interface Issue extends StatementFacts {
  decisionId: string;
  decidedById: string | null;
  member: Pick<Member, 'id' | 'locale'>;
  restriction: Restriction;
  targetKind: RestrictedKind;
  targetId: string;
}

const HOUR_MS = 3_600_000;

/** Writes to members what was done, why, and what they can do about it. */
@Injectable()
export class StatementsService {
  constructor(
    private readonly statements: StatementsRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** By its number, and whether the viewer may see it; null when there is none. */
  async byNumber(
    viewer: Viewer,
    number: number,
  ): Promise<{ statement: Statement; isVisible: boolean } | null> {
    if (!isSignedIn(viewer) || !Number.isInteger(number) || number < 1) return null;
    const statement = await this.statements.byNumber(number);
    if (!statement) return null;
    const [place] = await this.statements.places([statement.id]);
    const isVisible = !statementPolicy.see(viewer, { ...statement, ...place! });
    return { statement, isVisible };
  }

  ofViewer(viewer: Viewer, request: PageRequest): Promise<Page<Statement>> {
    return this.statements.page(signedIn(viewer).memberId, request);
  }

  /** Joins the caller's transaction, which imposes the restriction under the statement's id. */
  async issue(issue: Issue): Promise<Statement> {
    const { member, origin, hours } = issue;
    const at = this.clock.now();
    const statement = await this.statements.insert({
      id: uuidv7(at.getTime()),
      decisionId: issue.decisionId,
      memberId: member.id,
      restriction: issue.restriction,
      targetKind: issue.targetKind,
      targetId: issue.targetId,
      clauseId: issue.clause.id,
      facts: issue.facts,
      isOwnInitiative: !origin.isFlagged && !origin.isDetected,
      isAutomatedDetection: origin.isDetected,
      isAutomatedDecision: issue.isAutomated,
      language: member.locale,
      ...statementText(member.locale, issue),
      startsAt: at,
      endsAt: hours === null ? null : new Date(at.getTime() + hours * HOUR_MS),
      appealUntil: monthsAfter(at, APPEAL_MONTHS),
      liftedAt: null,
      liftedByDecisionId: null,
      createdAt: at,
    });
    const { id: statementId, number, decisionId, memberId, restriction } = statement;
    const { targetKind, targetId } = statement;
    await this.outbox.publish(
      'statement.issued',
      { statementId, number, decisionId, memberId, restriction, targetKind, targetId },
      issue.decidedById,
    );
    return statement;
  }

  /**
   * Notes that a decision ended the restriction, in the caller's transaction, which ends it.
   * False when another had lifted it before.
   */
  async lift(statement: Statement, decisionId: string, actorId: string | null): Promise<boolean> {
    if (!(await this.statements.lift(statement.id, decisionId, this.clock.now()))) return false;
    const { id: statementId, memberId, restriction, targetKind, targetId } = statement;
    const facts = { statementId, memberId, decisionId, restriction, targetKind, targetId };
    await this.outbox.publish('statement.lifted', facts, actorId);
    return true;
  }
}

/** The same day so many months later, or the last day of that month. */
function monthsAfter(date: Date, months: number): Date {
  const later = new Date(date);
  later.setUTCMonth(later.getUTCMonth() + months);
  if (later.getUTCDate() !== date.getUTCDate()) later.setUTCDate(0);
  return later;
}
