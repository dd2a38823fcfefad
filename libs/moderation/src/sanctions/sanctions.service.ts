import { Injectable } from '@nestjs/common';
import { MemberRestrictions } from '@parvis/identity';
import { Clock, Database, Outbox, Task, Tasks, uuidv7 } from '@parvis/kernel';
import type { Statement } from '../statements/statement.entity.js';
import type { Sanction, SanctionKind } from './sanction.entity.js';
import { SanctionsRepository } from './sanctions.repository.js';

const KINDS = { warn: 'warning', silence: 'silence', suspend: 'suspension' } as const;

/** Restrictions that are of a member, not of what he wrote. */
export type Sanctioning = keyof typeof KINDS;

export const isSanctioning = (restriction: string): restriction is Sanctioning =>
  Object.hasOwn(KINDS, restriction);

/** Warnings, silences and suspensions. Of several at once the one that ends last holds. */
@Injectable()
export class SanctionsService {
  constructor(
    private readonly db: Database,
    private readonly sanctions: SanctionsRepository,
    private readonly restrictions: MemberRestrictions,
    private readonly tasks: Tasks,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Does to the member what the statement says, in the transaction that issues it. */
  async impose(statement: Statement, actorId: string | null): Promise<Sanction> {
    const { id: statementId, memberId, startsAt, endsAt, restriction } = statement;
    if (!isSanctioning(restriction)) throw new Error(`"${restriction}" is no sanction`);
    const kind = KINDS[restriction];
    const id = uuidv7(startsAt.getTime());
    const sanction = { id, memberId, kind, statementId, startsAt, endsAt, liftedAt: null };
    await this.restrictions.lock(memberId);
    await this.sanctions.insert(sanction);
    if (endsAt) {
      await this.refresh(memberId, kind, actorId);
      await this.tasks.at('sanction.end', endsAt, { memberId, kind }, `sanction:${id}`);
    } else {
      const facts = { memberId, sanctionId: id, statementId };
      await this.outbox.publish('member.warned', facts, actorId);
    }
    return sanction;
  }

  /** Ends what a statement imposed, in the transaction that lifts it. */
  async lift(statement: Statement, actorId: string | null): Promise<void> {
    await this.restrictions.lock(statement.memberId);
    const lifted = await this.sanctions.lift(statement.id, this.clock.now());
    if (lifted?.endsAt) await this.refresh(lifted.memberId, lifted.kind, actorId);
  }

  /** A silence or suspension has run its time; the member is told by what follows the event. */
  @Task('sanction.end')
  async end(payload: Record<string, unknown>): Promise<void> {
    const { memberId, kind } = payload as { memberId: string; kind: SanctionKind };
    await this.db.tx(async () => {
      await this.restrictions.lock(memberId);
      await this.refresh(memberId, kind, null);
    });
  }

  private async refresh(memberId: string, kind: SanctionKind, actorId: string | null) {
    if (kind === 'warning') return;
    const longest = await this.sanctions.longest(memberId, kind, this.clock.now());
    const restriction = longest && { until: longest.endsAt!, sanctionId: longest.id };
    await this.restrictions.set(memberId, kind, restriction, actorId);
  }
}
