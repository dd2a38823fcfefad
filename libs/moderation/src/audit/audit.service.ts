import { Injectable } from '@nestjs/common';
import { Clock, Database } from '@parvis/kernel';
import { AuditRepository } from './audit.repository.js';
import type { AuditEntry, AuditFacts } from './audit-entry.entity.js';
import { entryHash } from './audit-hash.js';

type Actor = Pick<AuditEntry, 'actorId' | 'actorHandle' | 'actorRole'>;

/** The append-only log of what staff did: each entry holds the hash of the one before. */
@Injectable()
export class Audit {
  constructor(
    private readonly db: Database,
    private readonly entries: AuditRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes an entry with the caller's transaction, or not at all. The actor's handle and role are
   * those of now; number and hash come at the commit, so that writers wait for each other least.
   */
  async record(facts: AuditFacts): Promise<void> {
    const actor = facts.actorId
      ? await this.entries.actor(facts.actorId, facts.roomId ?? null, null)
      : null;
    this.recordAs(facts, {
      actorId: facts.actorId,
      actorHandle: actor?.handle ?? null,
      actorRole: actor?.role ?? null,
    });
  }

  /** `record` for who knows the actor already. */
  recordAs(facts: AuditFacts, actor: Actor): void {
    const at = this.clock.now();
    this.db.atCommit(() => this.append(facts, actor, at));
  }

  private async append(facts: AuditFacts, actor: Actor, at: Date): Promise<void> {
    const head = await this.entries.lockHead();
    const entry = {
      id: String(head.lastId + 1),
      at,
      ...actor,
      action: facts.action,
      subjectKind: facts.subject.kind,
      subjectId: facts.subject.id,
      roomId: facts.roomId ?? null,
      reason: facts.reason ?? '',
      details: facts.details ?? {},
    };
    const previousHash = head.hash;
    await this.entries.append({ ...entry, previousHash, hash: entryHash(previousHash, entry) });
  }
}
