import { Injectable } from '@nestjs/common';
import { Broadcast, Database, Outbox } from '@parvis/kernel';
import { MEMBER_HINT } from './member.events.js';

/** `silence`: reads, writes nothing. `suspension`: reads what is public. */
export type RestrictionKind = 'silence' | 'suspension';

/** Until when, and the sanction that says so. */
export interface MemberRestriction {
  until: Date;
  sanctionId: string;
}

const COLUMNS = {
  silence: { until: 'silenced_until', sanction: 'silence_id', event: 'member.silenced' },
  suspension: { until: 'suspended_until', sanction: 'suspension_id', event: 'member.suspended' },
} as const;

/**
 * What keeps a member from writing or from reading. Here is only the fact that every request
 * looks at; who decided it and why is the business of moderation.
 */
@Injectable()
export class MemberRestrictions {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly broadcast: Broadcast,
  ) {}

  /** Holds the member's row until the commit; members are locked before rooms and threads. */
  async lock(memberId: string): Promise<void> {
    await this.db.rows('select 1 from members where id = $1 for no key update', [memberId]);
  }

  /** Sets or, with null, ends the restriction in the caller's transaction; quiet when it is so already. */
  async set(
    memberId: string,
    kind: RestrictionKind,
    restriction: MemberRestriction | null,
    actorId: string | null,
  ): Promise<void> {
    const { until, sanction, event } = COLUMNS[kind];
    const changed = await this.db.rows(
      `update members set ${until} = $2, ${sanction} = $3
       where id = $1 and (${until}, ${sanction}) is distinct from ($2::timestamptz, $3::uuid)
       returning 1`,
      [memberId, restriction?.until ?? null, restriction?.sanctionId ?? null],
    );
    if (changed.length === 0) return;
    if (restriction) {
      const { until: end, sanctionId } = restriction;
      await this.outbox.publish(event, { memberId, sanctionId, until: end.toISOString() }, actorId);
    } else {
      await this.outbox.publish('member.restored', { memberId, kind }, actorId);
    }
    await this.broadcast.send(MEMBER_HINT, memberId);
  }
}
