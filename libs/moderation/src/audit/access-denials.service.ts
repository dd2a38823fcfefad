import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  Database,
  DomainError,
  isSignedIn,
  isStaff,
  isUuid,
  Limits,
  type Refusal,
  type RefusalListener,
  Refusals,
  type RequestContext,
  type Viewer,
} from '@parvis/kernel';
import { isReach } from './access-reach.js';
import { Audit } from './audit.service.js';
import { type AuditedThing, AuditedThingsRepository } from './audited-things.repository.js';

/** Entries one member can cause by being refused; what goes beyond leaves none. */
const DENIALS = { name: 'audit-denials', points: 20, seconds: 600 };
const LONGEST = 200;
/** The query of one case. */
const READING = 'reviewable';

/**
 * Notes when somebody with power over others reaches for more than he was given. Mistakes of
 * members without any power are no matter for the log.
 */
@Injectable()
export class AccessDenials implements RefusalListener, OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly things: AuditedThingsRepository,
    private readonly limits: Limits,
    private readonly refusals: Refusals,
  ) {}

  onModuleInit(): void {
    this.refusals.listen(this);
  }

  async refused(refusal: Refusal, { viewer }: RequestContext): Promise<void> {
    if (!isSignedIn(viewer) || !hasPower(viewer) || !isReach(refusal)) return;
    const { code, reason, field, ids } = refusal;
    const found = await this.things.among(ids.filter(isUuid));
    // Nothing is behind an id that names nothing: it was mistyped or is gone.
    if (code === 'NOT_FOUND' && (!found || (field === READING && isNear(viewer, found)))) return;
    if (!(await this.isWithinLimit(viewer.memberId))) return;
    await this.db.tx(() =>
      this.audit.record({
        actorId: viewer.memberId,
        action: 'access.denied',
        subject: found ?? { kind: 'field', id: field.slice(0, LONGEST) },
        roomId: found?.roomId ?? null,
        reason,
        details: { field: field.slice(0, LONGEST), ids, code },
      }),
    );
  }

  private async isWithinLimit(memberId: string): Promise<boolean> {
    try {
      await this.limits.consume(DENIALS, memberId);
      return true;
    } catch (error) {
      if (error instanceof DomainError && error.code === 'RATE_LIMITED') return false;
      throw error;
    }
  }
}

/** His page asks again for what changed, and so for a case that was handed to those above him. */
const isNear = (viewer: Viewer, { roomId }: AuditedThing): boolean =>
  isStaff(viewer) || (roomId !== null && viewer.moderatedRoomIds.has(roomId));

const hasPower = (viewer: Viewer): boolean =>
  isStaff(viewer) || viewer.role === 'marketer' || viewer.moderatedRoomIds.size > 0;
