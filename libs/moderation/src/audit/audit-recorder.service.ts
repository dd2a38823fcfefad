import { Injectable } from '@nestjs/common';
import { type EventName, HandlesAtOnce, type PublishedEvent } from '@parvis/kernel';
import { AuditRepository } from './audit.repository.js';
import { Audit } from './audit.service.js';
import { AUDIT_RULES, type AuditRule } from './audit-rules.js';

type Payload = Record<string, unknown>;

const STAFF: readonly string[] = ['moderator', 'admin', 'room_moderator'];

const word = (payload: Payload, name: string | undefined): string | null => {
  const value = name === undefined ? undefined : payload[name];
  return value == null ? null : String(value);
};

/** What can be said of an event without asking the database: members' own acts are the most. */
function counts(rule: AuditRule, facts: Payload, actorId: string | null): boolean {
  if (rule.only && !actorId) return false;
  if (rule.when && word(facts, rule.when[0]) !== rule.when[1]) return false;
  return !(rule.only === 'staff' && word(facts, rule.author) === actorId);
}

/** Turns what staff do into entries of the log, in the transaction in which they do it. */
@Injectable()
export class AuditRecorder {
  constructor(
    private readonly audit: Audit,
    private readonly entries: AuditRepository,
  ) {}

  @HandlesAtOnce(...(Object.keys(AUDIT_RULES) as EventName[]))
  async record({ name, payload, actorId: publisherId }: PublishedEvent): Promise<void> {
    const rule = AUDIT_RULES[name] as AuditRule;
    const facts = payload as Payload;
    const actorId = word(facts, rule.actor) ?? publisherId;
    if (!counts(rule, facts, actorId)) return;
    const roomId = word(facts, 'roomId');
    const actor = actorId
      ? await this.entries.actor(actorId, roomId, word(facts, 'threadId'))
      : null;
    if (rule.only === 'staff') {
      if (!actor || actor.isAuthor || !STAFF.includes(actor.role)) return;
    }
    const [kind, idPart] = rule.subject;
    const named = new Set([idPart, rule.kind, rule.reason, 'roomId']);
    const details = Object.entries(facts).filter(([part]) => !named.has(part));
    this.audit.recordAs(
      {
        actorId,
        action: name,
        subject: { kind: word(facts, rule.kind) ?? kind, id: word(facts, idPart) ?? '' },
        roomId,
        reason: word(facts, rule.reason) ?? '',
        details: Object.fromEntries(details),
      },
      { actorId, actorHandle: actor?.handle ?? null, actorRole: actor?.role ?? null },
    );
  }
}
