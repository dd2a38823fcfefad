import { Injectable } from '@nestjs/common';
import { PostRemovals, ThreadLocks, ThreadRemovals } from '@parvis/forum';
import { MembersService } from '@parvis/identity';
import { Database, type Locale, Task, Tasks } from '@parvis/kernel';
import type { Clause } from '../charter/charter.entity.js';
import { isSanctioning, SanctionsService } from '../sanctions/sanctions.service.js';
import type { Statement } from '../statements/statement.entity.js';
import { type StatementText, statementText } from '../statements/statement-text.js';
import { StatementsRepository } from '../statements/statements.repository.js';
import { type Issue, StatementsService } from '../statements/statements.service.js';
import type { Action, Decision } from './decision.entity.js';
import { type Case, type Planned, restrictionsOf } from './restriction-plan.js';

/** Why something is restricted; the facts may be in several languages when a rule wrote them. */
export interface Ground {
  actions: readonly Action[];
  clause: Clause;
  facts: string | Record<Locale, string>;
  isAutomated: boolean;
}

/** What a member is going to be told. */
export type Preview = Planned & StatementText & { language: Locale };

type Told = Omit<Issue, 'decisionId' | 'decidedById'>;

/**
 * The one place where content and members are restricted: never without a statement in the same
 * transaction, which names a clause.
 */
@Injectable()
export class Restrictions {
  constructor(
    private readonly db: Database,
    private readonly members: MembersService,
    private readonly statements: StatementsService,
    private readonly statementRows: StatementsRepository,
    private readonly sanctions: SanctionsService,
    private readonly postRemovals: PostRemovals,
    private readonly threadRemovals: ThreadRemovals,
    private readonly threadLocks: ThreadLocks,
    private readonly tasks: Tasks,
  ) {}

  /** What `impose` would write to whom, to the letter. */
  async preview(about: Case, ground: Ground): Promise<Preview[]> {
    const told = await this.told(about, ground);
    return told.map((issue) => ({
      ...issue,
      ...statementText(issue.member.locale, issue),
      memberId: issue.member.id,
      language: issue.member.locale,
    }));
  }

  /** In the caller's transaction, which holds the case's target. */
  async impose(
    { id: decisionId, decidedById }: Decision,
    about: Case,
    ground: Ground,
  ): Promise<Statement[]> {
    const statements: Statement[] = [];
    for (const issue of await this.told(about, ground)) {
      const statement = await this.statements.issue({ ...issue, decisionId, decidedById });
      await this.perform(statement, decidedById);
      statements.push(statement);
    }
    return statements;
  }

  /**
   * Ends what a statement imposed, by a later decision. What it had taken over from an earlier
   * statement, as a removal does from a hiding, does not come back.
   */
  async lift(statement: Statement, decisionId: string, actorId: string | null): Promise<void> {
    if (!(await this.statements.lift(statement, decisionId, actorId))) return;
    const { id, restriction, targetKind, targetId } = statement;
    if (isSanctioning(restriction)) return this.sanctions.lift(statement, actorId);
    if (restriction === 'lock') await this.threadLocks.unlock(targetId, id, actorId);
    if (restriction !== 'hide' && restriction !== 'remove') return;
    const removals = targetKind === 'thread' ? this.threadRemovals : this.postRemovals;
    if (!(await removals.reinstate(targetId, id, actorId))) return;
    for (const earlier of await this.statementRows.removalsOf(targetKind, targetId)) {
      await this.statements.lift(earlier, decisionId, actorId);
    }
  }

  /** A lock has run its time. */
  @Task('lock.end')
  async endLock(payload: Record<string, unknown>): Promise<void> {
    const { threadId, statementId } = payload as { threadId: string; statementId: string };
    await this.db.tx(async () => {
      await this.threadLocks.unlock(threadId, statementId, null);
    });
  }

  private async told(about: Case, ground: Ground): Promise<Told[]> {
    const { actions, facts, ...rest } = ground;
    const told: Told[] = [];
    for (const plan of restrictionsOf(about, actions)) {
      const member = (await this.members.byId(plan.memberId))!;
      const words = typeof facts === 'string' ? facts : facts[member.locale];
      told.push({ ...plan, ...rest, facts: words, member, origin: about.origin });
    }
    return told;
  }

  private async perform(statement: Statement, actorId: string | null): Promise<void> {
    const { id: statementId, restriction, targetKind, targetId, endsAt } = statement;
    if (isSanctioning(restriction)) {
      await this.sanctions.impose(statement, actorId);
    } else if (restriction === 'lock') {
      await this.threadLocks.lock(targetId, statementId, actorId);
      const task = { threadId: targetId, statementId };
      if (endsAt) await this.tasks.at('lock.end', endsAt, task, `lock:${statementId}`);
    } else if (restriction !== 'refuse') {
      const removal = restriction === 'hide' ? 'hidden' : 'removed';
      const removals = targetKind === 'thread' ? this.threadRemovals : this.postRemovals;
      await removals.remove(targetId, { removal, statementId, actorId });
    }
  }
}
